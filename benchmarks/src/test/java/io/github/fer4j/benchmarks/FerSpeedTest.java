package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.benchmarks.CropMain.Mode;
import io.github.fer4j.benchmarks.CropMain.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FerSpeedTest {
    private static final List<CropRival> RIVALS = List.of(CropRival.ONNX, CropRival.BARE);

    /** The zoo's table has 661,095 for seven classes; another class takes 192 weights and a bias. */
    private static final long SLIM_CNN_OF_EIGHT = 661_095 + 193;

    @TempDir
    Path folder;

    @Test
    void both_engines_and_bare_onnx_runtime_give_the_same_answers_to_the_same_crops() {
        int side = FerSpeed.write("bundled", folder);
        Crops crops = Crops.random(5, side);
        double[][] expected;
        try (CropClassifier bare = new BareOnnxCrops(task("-", crops, Mode.BATCH))) {
            expected = bare.batch();
            assertClose(bare.single(3), expected[3]);
            assertThat(bare.parameters()).isEqualTo(SLIM_CNN_OF_EIGHT);
        }
        for (String engine : List.of("onnx", "dl4j")) {
            try (CropClassifier fer = new FerCrops(task(engine, crops, Mode.SINGLE))) {
                double[][] answers = fer.batch();
                for (int i = 0; i < expected.length; i++) {
                    assertClose(answers[i], expected[i]);
                    assertClose(fer.single(i), expected[i]);
                }
                assertThat(fer.parameters()).isEqualTo(SLIM_CNN_OF_EIGHT);
            }
        }
    }

    private Task task(String engine, Crops crops, Mode mode) {
        return new Task(engine, folder.resolve("model.fer"), folder.resolve("plan.txt"), crops, mode, 1);
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).containsExactly(expected, within(1e-4));
    }

    @Test
    void a_net_of_the_zoo_is_written_for_both_engines_and_as_a_plan() {
        assertThat(FerSpeed.write("customCnn", folder)).isEqualTo(48);
        assertThat(NetPlan.read(folder.resolve("plan.txt")).side()).isEqualTo(48);
    }

    @Test
    void crops_are_normalised_to_mean_0_and_deviation_1() {
        float[] values = Crops.random(2, 48).normalised(1, 1);
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / values.length).isCloseTo(0, within(1e-4));
        assertThat(squares / values.length).isCloseTo(1, within(1e-3));
    }

    @Test
    void ratios_are_taken_within_a_round_and_above_1_is_faster_than_bare() {
        CropTable table = new CropTable(RIVALS);
        for (double pace : new double[] {1, 2, 4}) {
            for (Mode mode : Mode.values()) {
                table.add(
                        mode,
                        Map.of(
                                CropRival.ONNX,
                                told(2 * pace, 50 / pace, 7),
                                CropRival.BARE,
                                told(pace, 100 / pace, 7)));
            }
        }
        assertThat(table.ratio(Mode.SINGLE, CropRival.ONNX, CropMain.P50)).isEqualTo(2);
        assertThat(table.rows("net"))
                .contains("| net | `Fer` on ONNX | 4.000 | 4.000 | 1.000 | 0.50 | 25.0 | 1.000 | 0.50 |")
                .contains("| net | bare ONNX Runtime | 2.000 | 2.000 | 1.000 | 1.00 | 50.0 | 1.000 | 1.00 |");
    }

    @Test
    void different_nets_or_answers_are_not_compared() {
        CropTable table = new CropTable(RIVALS);
        assertThatThrownBy(() ->
                        table.add(Mode.SINGLE, Map.of(CropRival.ONNX, told(1, 1, 7), CropRival.BARE, told(1, 1, 8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("parameters");
        Map<String, String> other = new java.util.HashMap<>(told(1, 1, 7));
        other.put(CropMain.ANSWER, "0.3 0.7");
        assertThatThrownBy(() -> table.add(Mode.SINGLE, Map.of(CropRival.ONNX, other, CropRival.BARE, told(1, 1, 7))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("answer");
    }

    private static Map<String, String> told(double milliseconds, double imagesPerSecond, long parameters) {
        return Map.of(
                CropMain.P50, Double.toString(milliseconds),
                CropMain.P99, Double.toString(milliseconds),
                Facts.CPU_TIME, "1",
                Facts.IMAGES_PER_SECOND, Double.toString(imagesPerSecond),
                Facts.PARAMETERS, Long.toString(parameters),
                CropMain.ANSWER, "0.25 0.75");
    }
}
