package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

class TrainingSpeedTest {
    @ParameterizedTest
    @ValueSource(strings = {"simpleCnn", "customCnn", "slimCnn"})
    void stock_builds_the_net_of_the_zoo_and_starts_from_the_same_loss(String net) {
        Workload workload = Workload.random(4);
        double oursLoss;
        long oursParameters;
        try (Contender ours = new OursTraining(net, workload)) {
            Nd4j.getRandom().setSeed(1); // dropout draws from it
            oursLoss = ours.step();
            oursParameters = ours.parameters();
        }
        try (Contender stock = new StockTraining(net, workload)) {
            Nd4j.getRandom().setSeed(1);
            assertThat(stock.step()).isCloseTo(oursLoss, within(1e-3));
            assertThat(stock.parameters()).isEqualTo(oursParameters);
        }
    }

    @Test
    void one_batch_of_ours_gives_a_speed() {
        try (Contender ours = new OursTraining("simpleCnn", Workload.random(8))) {
            Effort.Spent spent = new Effort(1, 0).spendOn(ours);
            assertThat(spent.batches()).isEqualTo(1);
            assertThat(spent.batches() * 8 / spent.seconds()).isBetween(0.01, 1e6);
            assertThat(spent.loss()).isPositive().isFinite();
            assertThat(ours.facts()).containsKeys("ND4J", "oneDNN", "BLAS", "threads");
        }
    }

    @Test
    void ratios_are_taken_within_a_round() {
        SpeedTable table = new SpeedTable(List.of(Rival.STOCK, Rival.OURS));
        table.add(Map.of(Rival.STOCK, told(10, 5), Rival.OURS, told(80, 5)));
        table.add(Map.of(Rival.STOCK, told(20, 5), Rival.OURS, told(140, 5)));
        table.add(Map.of(Rival.STOCK, told(40, 5), Rival.OURS, told(200, 5)));
        assertThat(table.ratios(Rival.STOCK)).containsExactly(8.0, 7.0, 5.0);
        assertThat(table.toString())
                .containsPattern("stock +10\\.0 +20\\.0 +40\\.0")
                .containsPattern("ours/stock +5\\.00 +7\\.00 +8\\.00");
    }

    @Test
    void nets_of_different_sizes_are_not_compared() {
        SpeedTable table = new SpeedTable(List.of(Rival.STOCK, Rival.OURS));
        assertThatThrownBy(() -> table.add(Map.of(Rival.STOCK, told(10, 5), Rival.OURS, told(10, 6))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("parameters");
    }

    @Test
    void the_median_of_an_even_count_is_the_mean_of_the_middle_two() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 9.0))).isEqualTo(new Spread(1, 3.5, 9));
    }

    @Test
    void random_pixels_have_mean_0_and_deviation_1() {
        float[] pixels = Workload.random(64).pixels();
        double sum = 0;
        double squares = 0;
        for (float pixel : pixels) {
            sum += pixel;
            squares += pixel * pixel;
        }
        assertThat(sum / pixels.length).isCloseTo(0, within(0.02));
        assertThat(squares / pixels.length).isCloseTo(1, within(0.02));
    }

    private static Map<String, String> told(double speed, long parameters) {
        return Map.of(
                Facts.IMAGES_PER_SECOND,
                Double.toString(speed),
                Facts.CPU_TIME,
                "7.5",
                Facts.PARAMETERS,
                Long.toString(parameters),
                Facts.BATCHES,
                "3");
    }
}
