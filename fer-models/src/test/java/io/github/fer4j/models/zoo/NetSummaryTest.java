package io.github.fer4j.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetSummaryTest {
    private static final LabelSet THOUSAND = LabelSet.ofNames(
            IntStream.range(0, 1000).mapToObj(i -> "class-" + i).toList());

    private static NetSpec imagenet(String name) {
        return Zoo.named(name)
                .classes(THOUSAND)
                .input(new Preprocessing(224, 224, 3, Interpolation.AREA, Normalisation.unit()));
    }

    /**
     * Trainable parameters of ResNet and VGG: torchvision's documentation. MobileNetV2 and EfficientNet: Keras Applications,
     * whose counts have the statistics of batch normalisation, the trainable ones being torchvision's too. Two statistics a
     * normalised channel: 4,800 channels in ResNet-18, 26,560 in ResNet-50.
     */
    @ParameterizedTest
    @CsvSource({
        "resNet18, 11689512, 11699112",
        "resNet50, 25557032, 25610152",
        "vgg19, 143667240, 143667240",
        "mobileNetV2, 3504872, 3538984",
        "efficientNetB0, 5288548, 5330564"
    })
    void with_a_thousand_classes_parameters_are_those_published(String name, long trainable, long all) {
        NetSummary summary = Zoo.summary(imagenet(name));
        assertThat(summary.trainableParameters()).isEqualTo(trainable);
        assertThat(summary.parameters()).isEqualTo(all);
    }

    /** In thousand millions, as torchvision's documentation of its weights has them ("GFLOPS"). */
    @ParameterizedTest
    @CsvSource({"resNet18, 1.81", "resNet50, 4.09", "vgg19, 19.63", "mobileNetV2, 0.30", "efficientNetB0, 0.39"})
    void with_a_thousand_classes_multiply_adds_are_those_published(String name, double giga) {
        assertThat(Zoo.summary(imagenet(name)).multiplyAdds() / 1e9).isCloseTo(giga, within(0.0051));
    }

    /** ViT-B/16: torchvision's documentation of its weights, 86,567,656 parameters and 17.56 "GFLOPS". */
    @Test
    void a_vision_transformer_of_base_size_costs_what_is_published() {
        NetSpec base = imagenet("vit")
                .option("patch", "16")
                .option("width", "768")
                .option("depth", "12")
                .option("heads", "12");
        NetSummary summary = Zoo.summary(base);
        assertThat(summary.parameters()).isEqualTo(86_567_656);
        assertThat(summary.trainableParameters()).isEqualTo(86_567_656);
        assertThat(summary.multiplyAdds() / 1e9).isCloseTo(17.56, within(0.0051));
        // The convolution, four layers a block, and the head.
        assertThat(summary.layers()).isEqualTo(1 + 4 * 12 + 1);
    }

    /** By hand: 36 * 128 + 128, 65 * 128 + 128, 6 * (12 * 128 * 128 + 13 * 128), 2 * 128, 128 * 7 + 7. */
    @Test
    void the_small_vision_transformer_has_the_parameters_that_its_layers_add_up_to() {
        assertThat(Zoo.summary(Zoo.vit()).parameters()).isEqualTo(4_736 + 8_448 + 1_189_632 + 256 + 903);
        assertThat(Zoo.summary(Zoo.vit().option("pool", "mean")).parameters())
                .isEqualTo(4_736 + 64 * 128 + 1_189_632 + 256 + 903);
    }

    /** Keras Applications, whose counts have 7 values of normalisation layers in front of the net. */
    @ParameterizedTest
    @CsvSource({"1, 1.1, 7856239", "1.1, 1.2, 9177569", "1.2, 1.4, 12320535"})
    void efficient_net_grows_to_b1_b2_and_b3_by_the_coefficients_of_its_paper(
            String width, String depth, long published) {
        NetSpec spec = imagenet("efficientNetB0").option("width", width).option("depth", depth);
        assertThat(Zoo.summary(spec).parameters()).isEqualTo(published - 7);
    }

    /** The authors' "mini_XCEPTION" in Keras: 58,423 in all, 56,951 of them trainable. */
    @Test
    void mini_xception_has_the_parameters_of_its_authors() {
        NetSummary summary = Zoo.summary(Zoo.miniXception());
        assertThat(summary.parameters()).isEqualTo(58_423);
        assertThat(summary.trainableParameters()).isEqualTo(56_951);
    }

    /**
     * By hand from the paper's figure: convolutions 640 + 36,928 + 73,856 + 147,584 + 295,168 + 5 * 590,080, dense
     * 4,096 * 1,024 + 1,024, then 1,049,600 and 8,200.
     */
    @Test
    void vgg13_has_the_parameters_that_the_figure_of_its_paper_adds_up_to() {
        NetSpec spec = Zoo.vgg13()
                .classes(LabelSet.FERPLUS_8)
                .input(Preprocessing.gray48().withSize(64, 64));
        assertThat(Zoo.summary(spec).parameters()).isEqualTo(8_757_704);
        assertThat(Zoo.summary(spec).layers()).isEqualTo(13);
    }

    @Test
    void the_slim_residual_net_is_slim() {
        NetSummary summary = Zoo.summary(Zoo.slimResNet());
        assertThat(summary.multiplyAdds()).isBetween(30_000_000L, 60_000_000L);
        assertThat(summary.parameters()).isLessThan(1_500_000);
    }

    /**
     * By hand. Convolutions 9 * 8 * 2,304, 9 * 8 * 8 * 576 and 9 * 8 * 8 * 144, dense 288 * 16, 16 * 16, 16 * 7. Each
     * convolution puts out its values once before and twice (pooled, rectified) after pooling; then 16, dropped 16, 16 and 7.
     */
    @Test
    void multiply_adds_and_activations_are_those_counted_by_hand() {
        NetSpec spec = Zoo.simpleCnn().option("filters", "8,8,8").option("units", "16,16");
        NetSummary summary = Zoo.summary(spec);
        assertThat(summary.multiplyAdds()).isEqualTo(165_888 + 331_776 + 82_944 + 4_608 + 256 + 112);
        assertThat(summary.activations())
                .isEqualTo(8 * (2304 + 2 * 576) + 8 * (576 + 2 * 144) + 8 * (144 + 2 * 36) + 16 + 16 + 16 + 7);
        assertThat(summary.activationBytes(64)).isEqualTo(summary.activations() * 64 * 4);
    }

    @Test
    void it_prints_the_net_and_a_line_for_each_count() {
        assertThat(Zoo.summary(Zoo.miniXception()).toString().lines())
                .containsExactly(
                        "miniXception(dropout 0, filters 8,16,32,64,128) 48x48x1 -> 7",
                        "  layers with weights                 23",
                        "  parameters                      58,423",
                        "  of these trainable              56,951",
                        "  multiply-adds an image           5.5 M",
                        "  activations, batch 64           130 MB");
    }

    @Test
    void the_speed_of_a_net_is_measured_in_both_directions_and_prints_in_a_line() {
        NetSpec spec = Zoo.simpleCnn().option("filters", "4,4,4").option("units", "8,8");
        NetSpeed speed = NetSpeed.measure(spec, 8, Duration.ZERO);

        assertThat(speed.training()).isPositive().isFinite();
        assertThat(speed.inference()).isPositive().isFinite();
        assertThat(speed.toString()).startsWith("simpleCnn: ").endsWith("batches of 8");
        assertThatThrownBy(() -> NetSpeed.measure(spec, 0, Duration.ZERO))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 0");
    }
}
