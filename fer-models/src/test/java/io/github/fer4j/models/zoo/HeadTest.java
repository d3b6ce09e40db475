package io.github.fer4j.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Scores;
import io.github.fer4j.format.Architecture;
import io.github.fer4j.models.internal.NetRunner;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HeadTest {
    @ParameterizedTest
    @MethodSource("io.github.fer4j.models.zoo.Zoo#names")
    void every_net_gives_two_more_outputs_when_asked_which_are_valence_and_arousal_behind_a_tanh(String name) {
        NetSpec spec = Zoo.named(name).withValenceArousal();
        ComputationGraph net = Zoo.build(spec);
        try (INDArray input = Nd4j.rand(DataType.FLOAT, 2, 1, 48, 48)) {
            double[][] outputs = net.outputSingle(input).toDoubleMatrix();
            assertThat(outputs[0]).hasSize(9);
            assertThat(spec.outputs()).isEqualTo(9);
            for (int i = 0; i < 2; i++) {
                Scores scores = NetRunner.scores(outputs[i], spec.labels());
                double[] row = outputs[i];
                assertThat(scores.valenceArousal()).hasValueSatisfying(both -> {
                    assertThat(both.valence()).isCloseTo(Math.tanh(row[7]), within(1e-6));
                    assertThat(both.arousal()).isCloseTo(Math.tanh(row[8]), within(1e-6));
                });
                double ratio = scores.of(spec.labels().get(1))
                        / scores.of(spec.labels().get(0));
                assertThat(ratio).isCloseTo(Math.exp(row[1] - row[0]), within(1e-4 * ratio));
            }
        } finally {
            net.close();
        }
    }

    @Test
    void a_net_gives_classes_alone_unless_asked() {
        ComputationGraph net = Zoo.build(Zoo.slimCnn());
        try (INDArray input = Nd4j.rand(DataType.FLOAT, 1, 1, 48, 48)) {
            assertThat(net.outputSingle(input).shape()).containsExactly(1, 7);
            double[] outputs = net.outputSingle(input).toDoubleMatrix()[0];
            assertThat(NetRunner.scores(outputs, Zoo.slimCnn().labels()).valenceArousal())
                    .isEmpty();
        } finally {
            net.close();
        }
        assertThat(Zoo.slimCnn().hasValenceArousal()).isFalse();
        assertThat(Zoo.slimCnn().outputs()).isEqualTo(7);
    }

    @Test
    void the_default_leaves_no_trace_in_the_architecture_so_that_older_cards_stay_what_they_are() {
        assertThat(Zoo.slimCnn().architecture().options()).doesNotContainKey("head");
        assertThat(Zoo.slimCnn().option("head", "categories")).isEqualTo(Zoo.slimCnn());
        assertThat(Zoo.slimCnn().withValenceArousal().option("head", "categories"))
                .isEqualTo(Zoo.slimCnn());
        assertThat(Zoo.slimCnn()).asString().endsWith("48x48x1 -> 7");
    }

    @Test
    void the_head_is_an_option_that_a_card_stores() {
        NetSpec spec = Zoo.slimCnn().withValenceArousal();
        assertThat(spec.architecture().options()).containsEntry("head", "categories+affect");
        assertThat(spec).asString().contains("head categories+affect").endsWith("-> 7 + 2");
        Architecture read = new Architecture("slimCnn", Map.of("head", "categories+affect"));
        assertThat(new NetSpec(read, spec.labels(), spec.preprocessing())).isEqualTo(spec);
        assertThat(spec.option("dropout", "0.1").hasValenceArousal()).isTrue();
    }

    @Test
    void another_head_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Zoo.slimCnn().option("head", "valence"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("slimCnn: the option 'head' is 'categories' or 'categories+affect', got 'valence'");
        assertThatThrownBy(() -> Zoo.slimCnn().option("heads", "2"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("[dropout, filters] and 'head', got 'heads'");
    }
}
