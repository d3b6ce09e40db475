package io.github.fer4j.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.Preprocessing;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class VitTest {
    private static final int WIDTH = 8;
    private static final int PATCH = 3;

    private static NetSpec tiny() {
        return Zoo.vit()
                .input(Preprocessing.gray48().withSize(6, 9))
                .option("patch", Integer.toString(PATCH))
                .option("width", Integer.toString(WIDTH))
                .option("depth", "2")
                .option("heads", "2")
                .option("mlpRatio", "2")
                .option("dropout", "0");
    }

    /** A net with parameters far from their initial values, so that all of them matter. */
    private static ComputationGraph random(NetSpec spec) {
        ComputationGraph net = Zoo.build(spec);
        Nd4j.getRandom().setSeed(21);
        net.params().addi(Nd4j.randn(DataType.FLOAT, net.params().shape()).muli(0.3));
        return net;
    }

    @ParameterizedTest
    @CsvSource({"class, true", "mean, true", "class, false", "mean, false"})
    void its_logits_are_those_of_a_forward_pass_in_plain_java(String pool, boolean positions) {
        NetSpec spec = tiny().option("pool", pool).option("positions", Boolean.toString(positions));
        ComputationGraph net = random(spec);
        Nd4j.getRandom().setSeed(4);
        int height = spec.preprocessing().height();
        int width = spec.preprocessing().width();
        INDArray images = Nd4j.randn(DataType.FLOAT, 2, 1, height, width);
        double[][] logits = net.outputSingle(images).toDoubleMatrix();
        for (int n = 0; n < 2; n++) {
            double[][] image = images.slice(n).slice(0).toDoubleMatrix();
            double[] expected = new PlainVit(net.paramTable(), 2, PATCH, pool.equals("class")).logits(image);
            assertThat(logits[n]).containsExactly(expected, within(1e-5));
        }
        net.close();
    }

    @Test
    void without_positions_it_does_not_see_where_a_patch_is_and_with_them_it_does() {
        INDArray image = Nd4j.randn(DataType.FLOAT, 1, 1, 6, 9);
        INDArray moved = image.dup();
        // The first patch and the last one change places.
        for (int y = 0; y < PATCH; y++) {
            for (int x = 0; x < PATCH; x++) {
                moved.putScalar(new int[] {0, 0, y, x}, image.getDouble(0, 0, y + 3, x + 6));
                moved.putScalar(new int[] {0, 0, y + 3, x + 6}, image.getDouble(0, 0, y, x));
            }
        }
        for (boolean positions : new boolean[] {false, true}) {
            ComputationGraph net = random(tiny().option("positions", Boolean.toString(positions)));
            INDArray difference = net.outputSingle(image).sub(net.outputSingle(moved));
            double largest = difference.amaxNumber().doubleValue();
            if (positions) {
                assertThat(largest).isGreaterThan(1e-2);
            } else {
                assertThat(largest).isLessThan(1e-5);
            }
            net.close();
        }
    }

    @Test
    void it_begins_with_truncated_normal_weights_zero_biases_and_norms_of_one() {
        ComputationGraph net = Zoo.build(Zoo.vit().option("depth", "1"));
        Map<String, INDArray> parameters = new TreeMap<>(net.paramTable());
        parameters.keySet().removeIf(name -> name.startsWith("logits"));
        assertThat(parameters).hasSize(4 + 4 * 2 + 3 * 2);
        parameters.forEach((name, values) -> {
            double deviation = values.stdNumber().doubleValue();
            if (name.endsWith("_b") || name.endsWith("_beta")) {
                assertThat(values.amaxNumber().doubleValue()).as(name).isZero();
            } else if (name.endsWith("_gamma")) {
                assertThat(values.sub(1).amaxNumber().doubleValue()).as(name).isZero();
            } else {
                // A normal distribution cut off at two deviations has 0.88 of its deviation.
                assertThat(deviation).as(name).isCloseTo(0.0176, within(0.0035));
                assertThat(values.amaxNumber().doubleValue()).as(name).isLessThanOrEqualTo(0.04 + 1e-6);
            }
        });
        net.close();
    }

    @Test
    void weight_decay_pulls_at_weights_and_not_at_biases_norms_positions_and_the_class_token() {
        ComputationGraph net = Zoo.build(tiny(), new Sgd(1), new LossMSE(), 0.25, 3);
        ComputationGraph plain = Zoo.build(tiny(), new Sgd(1), new LossMSE(), 0, 3);
        Map<String, INDArray> before = new TreeMap<>();
        net.paramTable().forEach((name, values) -> before.put(name, values.dup()));
        INDArray[] images = {Nd4j.ones(2, 1, 6, 9)};
        INDArray[] targets = {Nd4j.zeros(2, 7)};
        net.fit(images, targets);
        plain.fit(images, targets);
        int decayed = 0;
        for (Map.Entry<String, INDArray> entry : before.entrySet()) {
            String name = entry.getKey();
            boolean weight = name.endsWith("_W");
            decayed += weight ? 1 : 0;
            INDArray expected = plain.getParam(name).sub(entry.getValue().mul(weight ? 0.25 : 0));
            assertThat(net.getParam(name).sub(expected).amaxNumber().doubleValue())
                    .as(name)
                    .isLessThan(1e-6);
        }
        assertThat(decayed).isEqualTo(1 + 2 * 4 + 1);
        net.close();
        plain.close();
    }

    @ParameterizedTest
    @CsvSource({
        "patch, 0",
        "patch, six",
        "width, 0",
        "depth, 0",
        "heads, 3",
        "heads, 0",
        "mlpRatio, 0",
        "pool, max",
        "positions, maybe",
        "dropout, 1"
    })
    void an_option_out_of_range_is_refused_with_its_rule(String option, String value) {
        assertThatThrownBy(() -> Zoo.summary(Zoo.vit().option(option, value)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("vit: the option '" + option + "'")
                .hasMessageEndingWith("got '" + value + "'");
    }

    /** The equations of the paper on Java arrays, one image and one token at a time. */
    private record PlainVit(Map<String, INDArray> parameters, int heads, int patch, boolean classToken) {
        private double[] values(String layer, String name) {
            for (Map.Entry<String, INDArray> entry : parameters.entrySet()) {
                if (entry.getKey().matches(layer + "\\d*_" + name)) {
                    return entry.getValue().dup('c').data().asDouble();
                }
            }
            return null;
        }

        double[] logits(double[][] image) {
            double[][] tokens = embedded(image);
            for (int block = 1; block <= 2; block++) {
                String stage = "block" + block + "-";
                String[] norms = names(stage + "norm");
                String[] dense = names(stage + "dense");
                double[][] attended =
                        attention(each(tokens, token -> dense(stage + "qkv", normalised(norms[0], token))));
                double[][] before = tokens;
                double[][] projected = each(attended, token -> dense(stage + "projection", token));
                double[][] middle = sum(before, projected);
                double[][] behind =
                        each(middle, token -> dense(dense[1], gelu(dense(dense[0], normalised(norms[1], token)))));
                tokens = sum(middle, behind);
            }
            double[][] last = each(tokens, token -> normalised("head-norm", token));
            double[] features = last[0];
            if (!classToken) {
                features = new double[last[0].length];
                for (double[] token : last) {
                    for (int i = 0; i < features.length; i++) {
                        features[i] += token[i] / last.length;
                    }
                }
            }
            return dense("logits", features);
        }

        private String[] names(String prefix) {
            return parameters.keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(0, name.indexOf('_')))
                    .distinct()
                    .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.substring(prefix.length()))))
                    .toArray(String[]::new);
        }

        private double[][] embedded(double[][] image) {
            double[] weights = values("embedding-patches", "W");
            double[] bias = values("embedding-patches", "b");
            double[] positions = values("embedding-patches", "positions");
            int width = bias.length;
            int across = image[0].length / patch;
            int first = classToken ? 1 : 0;
            double[][] tokens = new double[image.length / patch * across + first][];
            if (classToken) {
                tokens[0] = values("embedding-patches", "class").clone();
            }
            for (int p = 0; p + first < tokens.length; p++) {
                double[] token = bias.clone();
                for (int o = 0; o < width; o++) {
                    for (int y = 0; y < patch; y++) {
                        for (int x = 0; x < patch; x++) {
                            token[o] += weights[(o * patch + y) * patch + x]
                                    * image[p / across * patch + y][p % across * patch + x];
                        }
                    }
                }
                tokens[p + first] = token;
            }
            for (int t = 0; positions != null && t < tokens.length; t++) {
                for (int i = 0; i < width; i++) {
                    tokens[t][i] += positions[t * width + i];
                }
            }
            return tokens;
        }

        private double[] normalised(String layer, double[] token) {
            double[] gamma = values(layer, "gamma");
            double[] beta = values(layer, "beta");
            double mean = Arrays.stream(token).average().orElseThrow();
            double variance = Arrays.stream(token)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            double[] out = new double[token.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = (token[i] - mean) / Math.sqrt(variance + 1e-6) * gamma[i] + beta[i];
            }
            return out;
        }

        private double[] dense(String layer, double[] token) {
            double[] weights = values(layer, "W");
            double[] out = values(layer, "b").clone();
            for (int o = 0; o < out.length; o++) {
                for (int i = 0; i < token.length; i++) {
                    out[o] += token[i] * weights[i * out.length + o];
                }
            }
            return out;
        }

        private static double[] gelu(double[] token) {
            return Arrays.stream(token)
                    .map(v -> v * (1 + Erf.erf(v / Math.sqrt(2))) / 2)
                    .toArray();
        }

        private double[][] attention(double[][] qkv) {
            int width = qkv[0].length / 3;
            int size = width / heads;
            double[][] out = new double[qkv.length][width];
            for (int h = 0; h < heads; h++) {
                int q = h * size;
                for (int t = 0; t < qkv.length; t++) {
                    double[] shares = new double[qkv.length];
                    double total = 0;
                    for (int s = 0; s < qkv.length; s++) {
                        double score = 0;
                        for (int i = 0; i < size; i++) {
                            score += qkv[t][q + i] * qkv[s][width + q + i];
                        }
                        shares[s] = Math.exp(score / Math.sqrt(size));
                        total += shares[s];
                    }
                    for (int s = 0; s < qkv.length; s++) {
                        for (int i = 0; i < size; i++) {
                            out[t][q + i] += shares[s] / total * qkv[s][2 * width + q + i];
                        }
                    }
                }
            }
            return out;
        }

        private static double[][] each(double[][] tokens, UnaryOperator<double[]> function) {
            return Arrays.stream(tokens).map(function).toArray(double[][]::new);
        }

        private static double[][] sum(double[][] a, double[][] b) {
            double[][] sum = new double[a.length][a[0].length];
            for (int t = 0; t < a.length; t++) {
                for (int i = 0; i < sum[t].length; i++) {
                    sum[t][i] = a[t][i] + b[t][i];
                }
            }
            return sum;
        }
    }
}
