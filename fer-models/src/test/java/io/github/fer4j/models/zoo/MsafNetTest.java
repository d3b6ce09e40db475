package io.github.fer4j.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.InvalidArgumentException;
import java.util.Comparator;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MsafNetTest {
    /** By hand from the layers; a norm has four numbers a channel. */
    @Test
    void it_has_the_parameters_that_its_layers_add_up_to() {
        long resNet = Zoo.summary(Zoo.resNet18().option("width", "0.5")).parameters() - (256 * 7 + 7);
        long groups = 4 * (256 * 64 + 4 * 64) + 4 * (9 * 64 * 64 + 4 * 64);
        long channelAttention = 256 * 16 + 16 + 16 * 256 + 256;
        long local = resNet + groups + channelAttention + 256 * 256 + 4 * 256;
        long stem = 9 * 32 + 4 * 32 + 9 * 32 * 64 + 4 * 64;
        long global = stem + 2 * block(64, 2) + 9 * 64 * 128 + 4 * 128 + 2 * block(128, 4) + 4 * 128;
        long fusion = 128 * 256 + 256 + 512 * 64 + 64 + 64 * 256 + 256;
        assertThat(Zoo.summary(Zoo.msafNet()).parameters())
                .isEqualTo(local + global + fusion + 256 * 7 + 7)
                .isEqualTo(3_774_655);
    }

    private static long block(long c, long heads) {
        long half = c / 2;
        long convolution = c * c + 4 * c + 9 * c + 4 * c + c * half + half;
        long channelGates = c * (c / 8) + 4 * (c / 8) + c / 8 * half + half;
        long attention = c * half + 4 * half + half * c + c + half * half + half + heads * 11 * 11;
        long positionGates = half * (half / 8) + 4 * (half / 8) + half / 8 + 1;
        long mixed = 4 * c + 2 * 4 * half + c * c + c;
        long dense = 4 * c + c * 4 * c + 4 * c + 4 * c * c + c;
        return convolution + channelGates + attention + positionGates + mixed + dense;
    }

    @Test
    void at_48_pixels_the_branches_end_as_6x6_maps_and_are_fused_between_their_means() {
        ComputationGraph net = Zoo.build(Zoo.msafNet().option("width", "0.125"));
        Nd4j.getRandom().setSeed(3);
        Map<String, INDArray> maps = net.feedForward(Nd4j.randn(DataType.FLOAT, 2, 1, 48, 48), false);
        INDArray local = named(maps, "local-squeeze");
        INDArray global = named(maps, "global2-conv");
        INDArray fused = named(maps, "head-mean");
        assertThat(named(maps, "local-sum").shape()).containsExactly(2, 64, 6, 6);
        assertThat(named(maps, "global1-attention").shape()).containsExactly(2, 8, 12, 12);
        assertThat(named(maps, "global2-attention").shape()).containsExactly(2, 16, 6, 6);
        assertThat(fused.shape()).containsExactly(2, 64);
        for (int n = 0; n < 2; n++) {
            for (int c = 0; c < 64; c++) {
                double a = local.getDouble(n, c, 0, 0);
                double b = global.getDouble(n, c, 0, 0);
                assertThat(fused.getDouble(n, c)).isBetween(Math.min(a, b) - 1e-4, Math.max(a, b) + 1e-4);
            }
        }
        net.close();
    }

    /** The last layer of this kind; the layers of a net are numbered. */
    private static INDArray named(Map<String, INDArray> maps, String kind) {
        String last = maps.keySet().stream()
                .filter(name -> name.matches(kind + "\\d+"))
                .max(Comparator.comparingInt(name -> Integer.parseInt(name.substring(kind.length()))))
                .orElseThrow();
        return maps.get(last);
    }

    @ParameterizedTest
    @CsvSource({"blocks, 2", "window, 0", "width, 9", "stem, tiny", "dropout, 1"})
    void an_option_out_of_range_is_refused_with_its_rule(String option, String value) {
        assertThatThrownBy(() -> Zoo.summary(Zoo.msafNet().option(option, value)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("msafNet: the option '" + option + "'")
                .hasMessageEndingWith("got '" + value + "'");
    }
}
