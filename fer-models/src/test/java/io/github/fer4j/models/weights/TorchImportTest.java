package io.github.fer4j.models.weights;

import static io.github.fer4j.models.weights.Fixtures.assertSame;
import static io.github.fer4j.models.weights.Fixtures.logits;
import static io.github.fer4j.models.weights.Fixtures.maps;
import static io.github.fer4j.models.weights.Fixtures.rgb;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Image;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with the names of torchvision and timm give the logits that plain loops over the same arrays give. */
class TorchImportTest {
    @TempDir
    Path folder;

    private ImportedNet same(NetSpec net, BiFunction<TorchNets, Maps, Maps> reference) throws IOException {
        int height = net.preprocessing().height();
        Image image = Fixtures.image(height, net.preprocessing().width(), 3);
        NamedArrays arrays = new NamedArrays(5);
        Maps expected = reference.apply(new TorchNets(arrays), maps(image, Fixtures::torch, false));
        Path file = WeightFiles.safetensors(folder.resolve("net.safetensors"), arrays);
        PretrainedWeights weights = PretrainedWeights.of(file);
        ImportedNet imported = weights.into(weights.fitting(net));
        assertSame(logits(imported, image), expected);
        assertThat(imported.report().isExact()).isTrue();
        assertThat(imported.report().hasHead()).isTrue();
        assertThat(imported.report().copied())
                .containsExactlyInAnyOrderElementsOf(arrays.entries().keySet());
        return imported;
    }

    @Test
    void resnet18_with_the_stem_of_imagenet() throws IOException {
        same(rgb(Zoo.resNet18().option("width", "0.125"), 48, 41, 5), (nets, x) -> nets.resNet(x, false, 8, 7, 5));
    }

    @Test
    void resnet18_with_the_stem_for_small_images() throws IOException {
        ImportedNet imported = same(
                rgb(Zoo.resNet18().option("width", "0.0625"), 24, 24, 5), (nets, x) -> nets.resNet(x, false, 4, 3, 5));
        assertThat(imported.spec().architecture().options()).containsEntry("stem", "small");
    }

    @Test
    void resnet50_with_strides_in_the_3x3() throws IOException {
        same(rgb(Zoo.resNet50().option("width", "0.0625"), 64, 64, 3), (nets, x) -> nets.resNet(x, true, 4, 7, 3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5})
    void mobilenet_v2_as_torchvision_names_it(double width) throws IOException {
        same(
                rgb(Zoo.mobileNetV2().option("width", "" + width).option("stem", "imagenet"), 40, 48, 4),
                (nets, x) -> nets.mobileNetV2(x, width, 4));
    }

    @Test
    void mobilenet_v2_as_timm_names_it() throws IOException {
        same(
                rgb(Zoo.mobileNetV2().option("width", "0.25").option("stem", "imagenet"), 48, 48, 4),
                (nets, x) -> nets.mobileNetV2OfTimm(x, 0.25, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, 32",
        "true, false, 64",
        "false, true, 64",
        "true, true, 32",
        "false, false, 224",
        "false, false, 288"
    })
    void vgg19_whatever_the_size_in_front_of_its_dense_layers(boolean norm, boolean timm, int side) throws IOException {
        NetSpec net = Zoo.vgg19().option("filters", "1,2,4,8,8").option("units", "12,12");
        ImportedNet imported = same(rgb(net, side, side, 3), (nets, x) -> nets.vgg19(x, norm, timm, 64, 12, 3));
        assertThat(imported.spec().architecture().options()).containsEntry("norm", "" + norm);
    }
}
