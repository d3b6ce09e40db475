package io.github.fer4j.models.weights;

import static io.github.fer4j.models.weights.Fixtures.assertSame;
import static io.github.fer4j.models.weights.Fixtures.logits;
import static io.github.fer4j.models.weights.Fixtures.maps;
import static io.github.fer4j.models.weights.Fixtures.rgb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Image;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in the layout of Keras Applications give the logits that plain loops over the same arrays give. */
class KerasImportTest {
    private static final double[] CAFFE = {123.68, 116.779, 103.939};

    @TempDir
    Path folder;

    private ImportedNet imported(NetSpec net, NamedArrays arrays, String suffix, boolean model, String... layers) {
        PretrainedWeights weights =
                PretrainedWeights.of(WeightFiles.keras(folder.resolve("net.h5"), arrays, suffix, model, layers));
        return weights.into(weights.fitting(net));
    }

    private static double signed(int sample, int channel) {
        return sample / 127.5 - 1;
    }

    @Test
    void resnet50_with_biases_blue_first_and_strides_in_the_1x1() {
        NetSpec net = rgb(Zoo.resNet50().option("width", "0.0625"), 64, 56, 3);
        Image image = Fixtures.image(64, 56, 3);
        NamedArrays arrays = new NamedArrays(6);
        Maps expected = new KerasNets(arrays, "").resNet50(maps(image, (v, c) -> v - CAFFE[c], true), 4, 3);
        ImportedNet imported = imported(net, arrays, ":0", false, "input_1", "conv1_pad");
        assertSame(logits(imported, image), expected);
        assertThat(imported.report().isExact()).isTrue();
        assertThat(imported.spec().architecture().options()).containsEntry("strideIn", "1x1");
    }

    @ParameterizedTest
    @CsvSource({"depthwise_kernel, :0, false", "kernel, '', true"})
    void mobilenet_v2_of_keras_2_and_of_keras_3(String depthwise, String suffix, boolean model) {
        NetSpec net = rgb(Zoo.mobileNetV2().option("width", "0.35").option("stem", "imagenet"), 48, 41, 4);
        Image image = Fixtures.image(48, 41, 3);
        NamedArrays arrays = new NamedArrays(7);
        Maps expected =
                new KerasNets(arrays, depthwise).mobileNetV2(maps(image, KerasImportTest::signed, false), 0.35, 4);
        ImportedNet imported = imported(net, arrays, suffix, model);
        assertSame(logits(imported, image), expected);
        assertThat(imported.report().isExact()).isTrue();
    }

    @Test
    void a_file_without_top_leaves_the_head_at_its_random_start() {
        NetSpec net = rgb(Zoo.mobileNetV2().option("width", "0.1").option("stem", "imagenet"), 32, 32, 4);
        NamedArrays arrays = new NamedArrays(7);
        new KerasNets(arrays, "kernel")
                .mobileNetV2(maps(Fixtures.image(32, 32, 3), KerasImportTest::signed, false), 0.1, 0);
        ImportedNet imported = imported(net, arrays, "", false);
        assertThat(imported.report().hasHead()).isFalse();
        assertThat(imported.report().random()).containsExactly("logits");
        assertThat(imported.report().isExact()).isTrue();
    }

    /** The variance of the published file is the deviation; Keras divides by its root once more, or the file is older. */
    @Test
    void efficientnet_with_its_normalisation() {
        NetSpec net = rgb(Zoo.efficientNetB0().option("width", "0.1").option("stem", "imagenet"), 48, 40, 3);
        Image image = Fixtures.image(48, 40, 3);
        NamedArrays arrays = efficientNet(image, 0.229);
        Maps input = maps(
                image,
                (v, c) -> (v / 255.0 - Fixtures.MEAN[c])
                        / Math.sqrt(variances(0.229)[c])
                        / Math.sqrt(Fixtures.DEVIATION[c]),
                false);
        Maps expected = new KerasNets(arrays, "depthwise_kernel").efficientNetB0(input, 0.1, 3);
        ImportedNet imported = imported(net, arrays, ":0", false, "rescaling");
        assertSame(logits(imported, image), expected);
        assertThat(imported.report().isExact()).isTrue();
        assertThat(imported.report().leftOut()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "rescaling rescaling_1, 0.229, 0.229",
        "rescaling_2 rescaling_3, 0.09, 0.143562",
        "rescaling_1, 0.09, 0.3"
    })
    void the_normalisation_of_efficientnet_depends_on_its_layers(String layers, double variance, double deviation) {
        NamedArrays arrays = efficientNet(Fixtures.image(8, 8, 3), variance);
        PretrainedWeights weights = PretrainedWeights.keras(
                WeightFiles.keras(folder.resolve("net.h5"), arrays, ":0", false, layers.split(" ")));
        NetSpec net = weights.fitting(
                Zoo.efficientNetB0().input(Zoo.slimCnn().preprocessing().withChannels(3)));
        assertThat(net.preprocessing().normalisation().mean().get(2)).isCloseTo(0.406, within(1e-6));
        assertThat(net.preprocessing().normalisation().deviation().get(0)).isCloseTo(deviation, within(1e-6));
    }

    private static double[] variances(double first) {
        return new double[] {first, first - 0.005, first - 0.004};
    }

    private static NamedArrays efficientNet(Image image, double variance) {
        NamedArrays arrays = new NamedArrays(8);
        float[] mean = arrays.around("normalization/mean", 0, 0, 3);
        float[] kept = arrays.around("normalization/variance", 0, 0, 3);
        arrays.around("normalization/count", 0, 0, 1);
        for (int c = 0; c < 3; c++) {
            mean[c] = (float) Fixtures.MEAN[c];
            kept[c] = (float) variances(variance)[c];
        }
        new KerasNets(arrays, "depthwise_kernel").efficientNetB0(maps(image, KerasImportTest::signed, false), 0.1, 3);
        return arrays;
    }
}
