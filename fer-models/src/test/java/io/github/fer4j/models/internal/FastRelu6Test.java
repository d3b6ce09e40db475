package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.serde.json.JsonMappers;

class FastRelu6Test {
    /** Deviates by 6, so that all three pieces of the function are met; longer than one piece of the work. */
    private static INDArray inputs(DataType type) {
        return Nd4j.randn(type, 3, 4, 29, 31).muli(6);
    }

    @Test
    void values_and_gradients_are_those_of_the_stock_rectifier() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            INDArray x = inputs(type);
            INDArray gradient = Nd4j.randn(type, x.shape());

            assertThat(new FastRelu6().getActivation(x.dup(), true))
                    .isEqualTo(new ActivationReLU6().getActivation(x.dup(), true));
            assertThat(new FastRelu6().backprop(x.dup(), gradient).getFirst())
                    .isEqualTo(new ActivationReLU6().backprop(x.dup(), gradient).getFirst());
        }
    }

    @Test
    void it_is_flat_below_0_and_above_6_and_the_identity_between() {
        INDArray x = Nd4j.createFromArray(-3f, -1e-30f, 1e-30f, 2.5f, 5.9f, 6.1f, 1e30f);

        assertThat(new FastRelu6().getActivation(x.dup(), true).toFloatVector())
                .containsExactly(0, 0, 1e-30f, 2.5f, 5.9f, 6, 6);
        INDArray gradient = Nd4j.createFromArray(-2f, -2f, -2f, -2f, -2f, -2f, -2f);
        // Compared as numbers: -0 is 0.
        assertThat(new FastRelu6().backprop(x.dup(), gradient).getFirst().toFloatVector())
                .containsExactly(new float[] {0, 0, -2, -2, -2, 0, 0}, offset(0f));
    }

    @Test
    void a_part_of_an_array_is_rectified_alone() {
        INDArray whole = inputs(DataType.FLOAT);
        INDArray before = whole.dup();
        new FastRelu6().getActivation(whole.slice(1), true);

        assertThat(whole.slice(0)).isEqualTo(before.slice(0));
        assertThat(whole.slice(2)).isEqualTo(before.slice(2));
        assertThat(whole.slice(1))
                .isEqualTo(new ActivationReLU6().getActivation(before.slice(1).dup(), true));
    }

    @Test
    void the_incoming_gradient_is_left_alone() {
        INDArray gradient = Nd4j.ones(DataType.FLOAT, 2, 3);
        new FastRelu6().backprop(Nd4j.ones(DataType.FLOAT, 2, 3).negi(), gradient);

        assertThat(gradient).isEqualTo(Nd4j.ones(DataType.FLOAT, 2, 3));
    }

    @Test
    void json_keeps_the_class() throws Exception {
        String json = JsonMappers.getMapper().writeValueAsString(new FastRelu6());

        assertThat(JsonMappers.getMapper().readValue(json, IActivation.class)).isEqualTo(new FastRelu6());
    }
}
