package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.serde.json.JsonMappers;

class NativeReluTest {
    @Test
    void values_and_gradients_are_those_of_the_stock_rectifier() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            INDArray x = Nd4j.randn(type, 3, 4, 5, 6);
            INDArray gradient = Nd4j.randn(type, 3, 4, 5, 6);

            assertThat(new NativeRelu().getActivation(x.dup(), true))
                    .isEqualTo(new ActivationReLU().getActivation(x.dup(), true));
            assertThat(new NativeRelu().backprop(x.dup(), gradient).getFirst())
                    .isEqualTo(new ActivationReLU().backprop(x.dup(), gradient).getFirst());
        }
    }

    @Test
    void the_incoming_gradient_is_left_alone() {
        INDArray gradient = Nd4j.ones(2, 3);
        new NativeRelu().backprop(Nd4j.ones(2, 3).negi(), gradient);

        assertThat(gradient).isEqualTo(Nd4j.ones(2, 3));
    }

    @Test
    void json_keeps_the_class() throws Exception {
        String json = JsonMappers.getMapper().writeValueAsString(new NativeRelu());

        assertThat(JsonMappers.getMapper().readValue(json, IActivation.class)).isEqualTo(new NativeRelu());
    }
}
