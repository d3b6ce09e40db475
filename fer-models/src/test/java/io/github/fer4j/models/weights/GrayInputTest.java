package io.github.fer4j.models.weights;

import static io.github.fer4j.models.weights.Fixtures.assertSame;
import static io.github.fer4j.models.weights.Fixtures.logits;
import static io.github.fer4j.models.weights.Fixtures.maps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gray images, and RGB ones that are normalised otherwise, against the net that sees three channels as it was trained. */
class GrayInputTest {
    @TempDir
    Path folder;

    private static NetSpec net(NetSpec net, int channels, Normalisation normalisation) {
        return net.classes(Fixtures.classes(3))
                .input(new Preprocessing(40, 40, channels, Interpolation.BILINEAR, normalisation));
    }

    @Test
    void gray_is_exact_where_the_three_channels_are_normalised_alike() {
        NetSpec spec = Zoo.mobileNetV2().option("width", "0.1").option("stem", "imagenet");
        NamedArrays arrays = new NamedArrays(3);
        Image image = Fixtures.image(40, 40, 1);
        Maps expected =
                new KerasNets(arrays, "kernel").mobileNetV2(maps(image, (v, c) -> v / 127.5 - 1, false), 0.1, 3);
        PretrainedWeights weights =
                PretrainedWeights.keras(WeightFiles.keras(folder.resolve("net.h5"), arrays, "", false));
        ImportedNet imported = weights.into(weights.fitting(net(spec, 1, Normalisation.perImage())));
        assertThat(imported.spec().preprocessing().normalisation()).isEqualTo(Normalisation.signed());
        assertSame(logits(imported, image), expected);
        assertThat(imported.report().isExact()).isTrue();
        assertThat(imported.report().folded()).anyMatch(what -> what.contains("added up for gray"));
        // Another deviation about the same mean is no difference either.
        ImportedNet scaled = weights.into(weights.fitting(net(spec, 1, Normalisation.signed()))
                .input(imported.spec()
                        .preprocessing()
                        .withNormalisation(new Normalisation(Normalisation.Kind.FIXED, 0.5, 0.2))));
        assertSame(logits(scaled, image), expected);
        assertThat(scaled.report().isExact()).isTrue();
    }

    /** Another mean shows where the kernel reaches over the edge, and nowhere else. */
    @Test
    void another_mean_is_exact_but_at_the_border() {
        int side = 9;
        int channels = 3;
        NamedArrays arrays = new NamedArrays(4);
        float[] kernel = arrays.weights("k", 27, 2, channels, 3, 3);
        Scheme scheme = new Scheme(
                "test",
                Arrangement.PYTORCH,
                1e-5,
                Normalisation.imageNet(),
                false,
                0,
                Map.of(),
                List.of(),
                name -> false);
        Image image = Fixtures.image(side, side, 1);
        Maps theirs = maps(image, Fixtures::torch, false).conv(NamedArrays.doubles(kernel), 2, 3, 1, 1, 1);
        Normalisation ours = new Normalisation(Normalisation.Kind.FIXED, 0.3, 0.17);
        Preprocessing input = new Preprocessing(side, side, 1, Interpolation.BILINEAR, ours);
        InputFold fold = InputFold.of(kernel, 2, channels, 3, scheme, input);
        Maps mine = new Maps(NamedArrays.doubles(input.apply(image)), 1, side, side)
                .conv(NamedArrays.doubles(fold.kernel()), 2, 3, 1, 1, 1)
                .plus(fold.shift());
        double border = 0;
        for (int o = 0; o < 2; o++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    double difference = Math.abs(mine.at(o, y, x) - theirs.at(o, y, x));
                    if (Math.min(y, x) > 0 && Math.max(y, x) < side - 1) {
                        assertThat(difference).isLessThan(1e-5);
                    } else {
                        border = Math.max(border, difference);
                    }
                }
            }
        }
        assertThat(border).isGreaterThan(1e-3);
        assertThat(fold.differences()).singleElement().asString().contains("border");
    }

    @Test
    void a_normalisation_image_by_image_is_reported_as_a_difference() throws IOException {
        NamedArrays arrays = new NamedArrays(3);
        Image image = Fixtures.image(40, 40, 1);
        Maps expected = new TorchNets(arrays).resNet(maps(image, Fixtures::torch, false), false, 4, 7, 3);
        PretrainedWeights weights =
                PretrainedWeights.of(WeightFiles.safetensors(folder.resolve("net.safetensors"), arrays));
        NetSpec spec =
                net(Zoo.resNet18().option("width", "0.0625").option("stem", "imagenet"), 1, Normalisation.perImage());
        ImportedNet imported = weights.into(spec);
        assertThat(imported.report().isExact()).isFalse();
        assertThat(imported.report().differences()).singleElement().asString().contains("one by one");
        assertThat(imported.report().toString()).contains("exact     no");
        // What fitting asks for is near, but not the same, for gray means three means.
        ImportedNet fitted = weights.into(weights.fitting(spec));
        assertThat(fitted.spec().preprocessing().normalisation().mean().get(0)).isCloseTo(0.449, within(1e-9));
        assertThat(fitted.report().differences()).singleElement().asString().contains("border");
        double largest = Arrays.stream(expected.values()).map(Math::abs).max().orElseThrow();
        float[] actual = logits(fitted, image);
        for (int i = 0; i < 3; i++) {
            assertThat((double) actual[i]).isCloseTo(expected.values()[i], within(0.25 * largest));
        }
    }
}
