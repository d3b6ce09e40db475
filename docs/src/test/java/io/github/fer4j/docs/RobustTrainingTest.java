package io.github.fer4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the study of robust training is that of its runs, worked out anew. */
class RobustTrainingTest {
    private static final Path GUIDE = Path.of("noise/robust-training.md");
    private static final Path RUNS = Path.of("noise/robust-training/runs.csv");
    private static final int FIGURES = 3;
    private static final int SEEDS = 3;

    /** Half of the last digit, and what the file of the runs rounds off. */
    private static final double ROUNDING = 0.0502;

    @Test
    void every_row_of_the_guide_has_the_means_and_deviations_of_its_runs() throws IOException {
        Map<String, List<String[]>> runs = Files.readAllLines(RUNS).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(Collectors.groupingBy(run -> run[0], LinkedHashMap::new, Collectors.toList()));
        List<String> rows = Files.readAllLines(GUIDE).stream()
                .filter(line -> line.matches("\\| \\d+ %: .*"))
                .toList();

        assertThat(runs).hasSize(3 * 7).allSatisfy((setting, ofSetting) -> {
            assertThat(ofSetting).hasSize(SEEDS);
            assertThat(ofSetting)
                    .allSatisfy(run -> assertThat(run[2]).as("failure").isEmpty());
        });
        assertThat(rows).hasSameSizeAs(runs.keySet());
        int row = 0;
        for (Map.Entry<String, List<String[]>> setting : runs.entrySet()) {
            String[] cells = rows.get(row++).split(" *\\| *");
            assertThat(cells[1]).isEqualTo(setting.getKey());
            assertThat(cells[2]).isEqualTo("3");
            for (int figure = FIGURES; figure < setting.getValue().get(0).length; figure++) {
                assertSummary(cells[figure], setting.getValue(), figure);
            }
        }
    }

    /** Such as {@code 60.2 ± 1.8}. */
    private static void assertSummary(String cell, List<String[]> runs, int figure) {
        double[] values = runs.stream()
                .mapToDouble(run -> 100 * Double.parseDouble(run[figure]))
                .toArray();
        double mean = (values[0] + values[1] + values[2]) / SEEDS;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        String[] parts = cell.split(" ± ");
        assertThat(Double.parseDouble(parts[0])).isCloseTo(mean, within(ROUNDING));
        assertThat(Double.parseDouble(parts[1])).isCloseTo(Math.sqrt(squares / (SEEDS - 1)), within(ROUNDING));
    }
}
