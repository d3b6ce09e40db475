package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StudiesTest {
    private static String run(Function<PrintStream, Object> program, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit =
                new CommandLine(program.apply(new PrintStream(out, true, StandardCharsets.UTF_8))).execute(arguments);
        assertThat(exit).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_study_of_noisy_labels_compares_every_method_and_goes_on_where_it_was(@TempDir Path folder)
            throws IOException {
        TinyFerPlus data = TinyFerPlus.write(folder, 16, 0.25);
        Path out = folder.resolve("study");
        String[] arguments = {
            data.csv().toString(),
            data.votes().toString(),
            "--out",
            out.toString(),
            "--option",
            "filters=4,4,8",
            "--option",
            "units=8,8",
            "--samples",
            "80",
            "--epochs",
            "1",
            "--rates",
            "0.2",
            "--seeds",
            "1"
        };
        String first = run(NoisyLabelStudy::new, arguments);
        assertThat(first).contains("Learning from 64 images").contains("7 of 7 runs");
        List<String> table = Files.readAllLines(out.resolve("table.md"));
        assertThat(table)
                .hasSize(9)
                .anyMatch(line -> line.startsWith("| 20 %: cross-entropy | 1 | "))
                .anyMatch(line -> line.startsWith("| 20 %: co-teaching | 1 | "));
        run(NoisyLabelStudy::new, arguments);
        assertThat(Files.readAllLines(out.resolve("table.md"))).isEqualTo(table);
        assertThat(out.resolve("runs.json")).content().contains("\"figures\"");
    }

    @Test
    void the_comparison_of_nets_has_a_row_for_each_with_and_without_noise(@TempDir Path folder) throws IOException {
        TinyFerPlus data = TinyFerPlus.write(folder, 16, 0.25);
        Path out = folder.resolve("nets");
        String text = run(
                CompareNets::new,
                data.csv().toString(),
                "--out",
                out.toString(),
                "--nets",
                "miniXception",
                "--samples",
                "80",
                "--epochs",
                "1");
        assertThat(text).contains("2 of 2 runs");
        assertThat(Files.readString(out.resolve("table.md")).lines())
                .hasSize(3)
                .last()
                .asString()
                .matches("\\| `miniXception` \\| 58,423 \\| 5\\.5 (\\| [0-9.]+ ){6}\\|");
    }
}
