package io.github.fer4j.models.internal.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.models.internal.FastPath;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WindowAttentionTest {
    private static final int WIDTH = 4;

    private static ComputationGraph net(int height, int width, int heads, int window) {
        FastPath.enable();
        ComputationGraph net = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(5)
                .graphBuilder()
                .addInputs("maps")
                .setInputTypes(InputType.convolutional(height, width, 3 * WIDTH))
                .addLayer("windows", new WindowAttention(heads, window), "maps")
                .addLayer("pool", new GlobalPoolingLayer(), "windows")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "pool")
                .setOutputs("out")
                .build());
        net.init();
        return net;
    }

    @ParameterizedTest
    @CsvSource({"4, 6, 2, 2", "4, 6, 1, 3", "5, 7, 2, 3", "2, 2, 4, 5"})
    void each_window_is_attention_by_itself_as_plain_java_has_it(int height, int width, int heads, int window) {
        ComputationGraph net = net(height, width, heads, window);
        Nd4j.getRandom().setSeed(6);
        INDArray positions = net.getParam("windows_positions");
        positions.assign(Nd4j.randn(DataType.FLOAT, positions.shape()));
        INDArray maps = Nd4j.randn(DataType.FLOAT, 2, 3 * WIDTH, height, width);
        INDArray out = net.feedForward(maps, false).get("windows");
        for (int n = 0; n < 2; n++) {
            for (int c = 0; c < WIDTH; c++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        assertThat(out.getDouble(n, c, y, x))
                                .isCloseTo(expected(maps, positions, n, c, y, x, window), within(1e-5));
                    }
                }
            }
        }
        net.close();
    }

    /** One value: the softmax over the positions of its window, those beyond the edge with zeros for keys and values. */
    private static double expected(INDArray maps, INDArray positions, int n, int c, int y, int x, int window) {
        int size = WIDTH / (int) positions.size(0);
        int head = c / size;
        double total = 0;
        double sum = 0;
        for (int v = y / window * window; v < y / window * window + window; v++) {
            for (int u = x / window * window; u < x / window * window + window; u++) {
                double score = 0;
                for (int i = head * size; i < (head + 1) * size; i++) {
                    score += at(maps, n, i, y, x) * at(maps, n, WIDTH + i, v, u);
                }
                int distance = (y - v + window - 1) * (2 * window - 1) + x - u + window - 1;
                double share = Math.exp(score / Math.sqrt(size) + positions.getDouble(head, distance));
                total += share;
                sum += share * at(maps, n, 2 * WIDTH + c, v, u);
            }
        }
        return sum / total;
    }

    private static double at(INDArray maps, int n, int c, int y, int x) {
        return y < maps.size(2) && x < maps.size(3) ? maps.getDouble(n, c, y, x) : 0;
    }

    @Test
    void a_width_that_the_heads_do_not_divide_and_a_wrong_input_are_refused() {
        assertThatThrownBy(() -> net(4, 4, 3, 2)).hasMessageContaining("multiple of the 3 heads");
        assertThatThrownBy(() -> new WindowAttention(2, 2).getOutputType(0, InputType.feedForward(12)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes feature maps");
        assertThatThrownBy(() -> new TokenAttention(2).getOutputType(0, InputType.feedForward(12)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes tokens");
        assertThatThrownBy(() -> new TokenAttention(5).getOutputType(0, AttentionLayer.tokens(4, 12)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiple of the 5 heads");
    }

    @Test
    void layers_are_equal_where_their_settings_are() {
        assertThat(new WindowAttention(2, 3))
                .isEqualTo(new WindowAttention(2, 3))
                .isNotEqualTo(new WindowAttention(3, 2));
        assertThat(new TokenDense(2, true))
                .hasSameHashCodeAs(new TokenDense(2, true))
                .isNotEqualTo(new TokenDense(2, false));
        assertThat((Object) new LayerNorm()).isNotEqualTo(new TokenPool(true));
    }
}
