package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareBaselinesTest {
    @Test
    void each_baseline_has_a_row(@TempDir Path folder) throws IOException {
        Path csv = TinyFerPlus.write(folder, 12, 0.25).csv();
        Path out = folder.resolve("table.md");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int exit = CompareBaselines.commandLine(new PrintStream(text, true, StandardCharsets.UTF_8))
                .execute(csv.toString(), "--out", out.toString(), "--rbf-samples", "50", "--samples", "60");
        assertThat(exit).isZero();

        List<String> rows = Files.readAllLines(out);
        assertThat(rows).hasSize(2 + 5);
        assertThat(rows.get(0)).contains("24 classified, s"); // a quarter of 12 faces of each of 8 emotions
        assertThat(rows.get(2)).startsWith("| HOG, linear SVM | 60 | ");
        assertThat(rows.get(3)).startsWith("| HOG, RBF SVM | 50 | ");
        assertThat(rows.subList(2, 7)).allMatch(row -> row.matches("(\\| [^|]+ ){7}\\|"));
        assertThat(text.toString(StandardCharsets.UTF_8)).contains(rows.get(6));
    }

    @Test
    void some_baselines_only(@TempDir Path folder) throws IOException {
        Path csv = TinyFerPlus.write(folder, 12, 0.25).csv();
        Path out = folder.resolve("table.md");
        int exit = CompareBaselines.commandLine(new PrintStream(new ByteArrayOutputStream()))
                .execute(csv.toString(), "--out", out.toString(), "--only", "lbp_svm,neighbours");
        assertThat(exit).isZero();
        assertThat(Files.readAllLines(out)).hasSize(4);
    }
}
