package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.models.zoo.NetSummary;
import io.github.fer4j.models.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table that compares the nets is that of its runs, worked out anew. */
class NetsComparedTest {
    private static final Path GUIDE = Path.of("../docs/models/comparison.md");
    private static final Path RUNS = Path.of("../docs/models/comparison/runs.csv");
    private static final String NOISY = ", 20 % noise";

    /** One run: setting, seed, failure, accuracy, UAR, macro F1, minutes, images/s; the settings with noise are quoted. */
    private record Run(String setting, String failure, List<Double> figures) {
        static Run of(String line) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            return new Run(
                    cells[0].replace("\"", ""),
                    cells[2],
                    List.of(cells).subList(3, cells.length).stream()
                            .map(Double::valueOf)
                            .toList());
        }

        String percent(int figure) {
            return String.format(Locale.ROOT, "%.1f", 100 * figures.get(figure));
        }

        String plain(int figure) {
            return String.format(Locale.ROOT, "%.1f", figures.get(figure));
        }
    }

    @Test
    void every_row_of_the_guide_has_the_figures_of_its_two_runs() throws IOException {
        Map<String, Run> runs = Files.readAllLines(RUNS).stream()
                .skip(1)
                .map(Run::of)
                .collect(Collectors.toMap(Run::setting, Function.identity()));
        List<String> rows = Files.readAllLines(GUIDE).stream()
                .filter(line -> line.matches("\\| `[a-z].*"))
                .toList();

        assertThat(runs.values())
                .allSatisfy(run -> assertThat(run.failure()).as("failure").isEmpty());
        assertThat(runs).hasSize(2 * rows.size()).isNotEmpty();
        assertThat(rows).allSatisfy(row -> {
            String[] cells = row.split(" *\\| *");
            String net = cells[1].replace("`", "");
            Run clean = runs.get(net);
            NetSummary summary = Zoo.summary(Zoo.parse(net));
            assertThat(cells)
                    .containsExactly(
                            "",
                            "`" + net + "`",
                            String.format(Locale.ROOT, "%,d", summary.parameters()),
                            String.format(Locale.ROOT, "%.1f", summary.multiplyAdds() / 1e6),
                            clean.percent(0),
                            clean.percent(1),
                            clean.percent(2),
                            runs.get(net + NOISY).percent(0),
                            clean.plain(3),
                            clean.plain(4));
        });
    }
}
