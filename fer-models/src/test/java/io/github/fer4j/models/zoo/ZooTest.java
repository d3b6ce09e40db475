package io.github.fer4j.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Architecture;
import io.github.fer4j.format.Preprocessing;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class ZooTest {
    /** Counted by hand from the layers; batch normalisation has four numbers a channel, two of them statistics. */
    @ParameterizedTest
    @CsvSource({
        "simpleCnn, 2763015", // 640 + 73856 + 295168 + 2359552 + 32896 + 903
        "customCnn, 2764359", // 576 + 73728 + 294912 + 4 * (64 + 128 + 256) + 2359552 + 32896 + 903
        "slimCnn, 661095" // 288 + 13824 + 20736 + 41472 + 82944 + 165888 + 331776 + 4 * 704 + 1351
    })
    void each_net_has_the_number_of_parameters_that_its_layers_add_up_to(String name, long parameters) {
        try (Closing net = new Closing(Zoo.build(Zoo.named(name)))) {
            assertThat(net.graph().numParams()).isEqualTo(parameters);
        }
    }

    @Test
    void an_unknown_net_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Zoo.named("resnet9000"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("simpleCnn")
                .hasMessageContaining("resnet9000");
    }

    @Test
    void an_unknown_option_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Zoo.customCnn().option("droput", "0.1"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("dropout")
                .hasMessageContaining("'droput'");
    }

    @ParameterizedTest
    @CsvSource({"dropout, 1", "dropout, -0.1", "dropout, much", "filters, 64", "filters, '64,0,256'", "filters, 'a,b,c'"
    })
    void an_option_out_of_range_is_refused_with_its_rule_when_the_net_is_built(String option, String value) {
        assertThatThrownBy(() -> Zoo.build(Zoo.simpleCnn().option(option, value)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("simpleCnn: the option '" + option + "'")
                .hasMessageContaining("'" + value + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "resNet18, width, 0, a number from 0.05 to 8",
        "resNet18, width, wide, a number from 0.05 to 8",
        "resNet50, stem, tiny, 'one of [auto, imagenet, small]'",
        "mobileNetV2, padding, valid, 'one of [same, symmetric]'",
        "vgg19, norm, yes, true or false"
    })
    void an_option_of_another_kind_is_refused_with_its_rule_as_well(
            String net, String option, String value, String rule) {
        assertThatThrownBy(() -> Zoo.build(Zoo.named(net).option(option, value)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage(net + ": the option '" + option + "' is " + rule + ", got '" + value + "'");
    }

    @Test
    void a_net_is_read_from_a_line_of_text() {
        assertThat(Zoo.parse("slimCnn")).isEqualTo(Zoo.slimCnn());
        assertThat(Zoo.parse("resNet18:stem=imagenet:width=0.5"))
                .isEqualTo(Zoo.resNet18().option("stem", "imagenet").option("width", "0.5"));
        assertThat(Zoo.parse("simpleCnn:filters=8,16,32"))
                .isEqualTo(Zoo.simpleCnn().option("filters", "8,16,32"));
    }

    @ParameterizedTest
    @CsvSource({
        "slimCnn:dropout, such as dropout=0.2, 'dropout'",
        "slimCnn:=0.2, such as dropout=0.2, '=0.2'",
        "slimCnn::dropout=0.2, such as dropout=0.2, ''",
        "slimCnn:drop=0.2, 'dropout', 'drop'",
        "slimNet:dropout=0.2, simpleCnn, slimNet"
    })
    void a_line_that_is_no_net_is_refused_with_the_rule(String line, String rule, String received) {
        assertThatThrownBy(() -> Zoo.parse(line))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining(received);
    }

    /** By the authors' rule: to multiples of 8, never below 8, never more than a tenth down. */
    @ParameterizedTest
    @CsvSource({
        "32, 1, 32",
        "32, 0.35, 16",
        "16, 0.35, 8",
        "24, 0.5, 16",
        "320, 1.4, 448",
        "96, 0.75, 72",
        "16, 0.05, 8"
    })
    void widths_of_mobile_nets_are_multiples_of_eight(int filters, double factor, int scaled) {
        assertThat(Widths.scaledToEights(filters, factor)).isEqualTo(scaled);
    }

    @Test
    void small_images_get_the_small_stem_unless_told_otherwise() {
        NetSpec large = Zoo.resNet18().input(Preprocessing.gray48().withSize(96, 96));
        assertThat(cost(Zoo.resNet18())).isEqualTo(cost(Zoo.resNet18().option("stem", "small")));
        assertThat(cost(large)).isEqualTo(cost(large.option("stem", "imagenet")));
        assertThat(cost(large.option("stem", "small"))).isGreaterThan(10 * cost(large.option("stem", "imagenet")));
    }

    private static long cost(NetSpec spec) {
        return Zoo.summary(spec).multiplyAdds();
    }

    @Test
    void a_spec_fills_in_the_options_that_are_missing() {
        NetSpec spec = new NetSpec(
                new Architecture("simpleCnn", Map.of("dropout", "0.25")), LabelSet.EKMAN_7, Preprocessing.gray48());
        assertThat(spec.architecture().options())
                .containsEntry("dropout", "0.25")
                .containsEntry("filters", "64,128,256")
                .containsEntry("units", "256,128");
    }

    @Test
    void specs_are_equal_where_all_their_parts_are() {
        assertThat(Zoo.simpleCnn().option("dropout", "0.5")).isEqualTo(Zoo.simpleCnn());
        assertThat(Zoo.simpleCnn().classes(LabelSet.FERPLUS_8)).isNotEqualTo(Zoo.simpleCnn());
    }

    /** Deeplearning4j's nets can be closed but are not AutoCloseable. */
    private record Closing(ComputationGraph graph) implements AutoCloseable {
        @Override
        public void close() {
            graph.close();
        }
    }

    @Test
    void weight_decay_takes_its_share_of_each_weight_once_in_a_step_and_none_of_biases_and_normalisation() {
        double decay = 0.25;
        NetSpec spec = Zoo.slimCnn().option("filters", "4,4,4,4").option("dropout", "0");
        ComputationGraph net = Zoo.build(spec, new Sgd(1), new LossMSE(), decay, 3);
        ComputationGraph plain = Zoo.build(spec, new Sgd(1), new LossMSE(), 0, 3);
        try (INDArray input = Nd4j.ones(2, 1, 48, 48);
                INDArray target = Nd4j.zeros(2, 7)) {
            Map<String, INDArray> before = new HashMap<>();
            net.paramTable().forEach((name, values) -> before.put(name, values.dup()));
            net.fit(new INDArray[] {input}, new INDArray[] {target});
            plain.fit(new INDArray[] {input}, new INDArray[] {target});
            int decayed = 0;
            for (Map.Entry<String, INDArray> entry : before.entrySet()) {
                String name = entry.getKey();
                boolean weight = name.endsWith("_W");
                decayed += weight ? 1 : 0;
                INDArray expected = plain.getParam(name).sub(entry.getValue().mul(weight ? decay : 0));
                assertThat(net.getParam(name).sub(expected).amaxNumber().doubleValue())
                        .as(name)
                        .isLessThan(1e-5);
            }
            assertThat(decayed).isEqualTo(8); // seven convolutions and the output
        } finally {
            net.close();
            plain.close();
        }
    }
}
