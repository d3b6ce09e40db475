package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.noise.correction.PruneRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FindLabelErrorsTest {
    @Test
    void it_prints_precision_and_recall_of_every_rule_and_both_matrices(@TempDir Path folder) throws IOException {
        TinyFerPlus data = TinyFerPlus.write(folder, 20);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = new CommandLine(new FindLabelErrors(new PrintStream(out, true, StandardCharsets.UTF_8)))
                .execute(
                        data.csv().toString(),
                        data.votes().toString(),
                        "--rate",
                        "0.3",
                        "--folds",
                        "2",
                        "--epochs",
                        "1",
                        "--seed",
                        "3");
        assertThat(exit).isZero();
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("with 30 % symmetric noise, seed 3: 160 samples of 8 classes")
                .contains(
                        "Fold 2 of 2", "Injected: P(given | true)", "Estimated by confident learning: P(given | true)")
                .contains("Mean absolute difference");
        for (PruneRule rule : PruneRule.values()) {
            assertThat(text.lines()).anyMatch(line -> line.startsWith(rule + " "));
        }
        assertThat(text.lines()).anyMatch(line -> line.matches("all labels +160 +[0-9.]+% +100\\.0%"));
    }

    @Test
    void the_area_under_the_curve_counts_ties_half() {
        double[] scores = {0.1, 0.2, 0.2, 0.9};
        assertThat(FindLabelErrors.areaUnderRoc(scores, Set.of(0))).isEqualTo(1);
        assertThat(FindLabelErrors.areaUnderRoc(scores, Set.of(3))).isZero();
        assertThat(FindLabelErrors.areaUnderRoc(scores, Set.of(1))).isCloseTo(1.5 / 3, within(1e-12));
    }
}
