package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareFerPlusTest {
    private static String run(Path csv, Path votes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompareFerPlus program = new CompareFerPlus(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(new CommandLine(program).execute(csv.toString(), votes.toString()))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void it_prints_how_the_label_sets_disagree(@TempDir Path folder) throws IOException {
        TinyFerPlus data = TinyFerPlus.write(folder, 5);
        String text = run(data.csv(), data.votes());

        assertThat(text)
                .contains("40 of them with a majority of the votes for an emotion")
                .contains("Both labels are the same on 87.5 %") // all but the fifth of contempt among eight classes
                .contains("contempt     0.0 % of 5", "fear       100.0 % of 5")
                .contains("0.0 % of these labels are noise; condition number 1.0");
        // Ten votes for neutral where that was drawn, eight and two elsewhere; contempt is neutral in FER-2013.
        assertThat(text.lines()).anyMatch(line -> line.matches(" *neutral +10 +100\\.0% +0\\.0% +0\\.0%"));
        assertThat(text.lines()).anyMatch(line -> line.matches("anger +0\\.200.*0\\.800 .*"));
    }

    /** Reference figures by a few lines of Python on the same two files. */
    @Test
    void on_the_real_files_it_counts_what_an_independent_count_does() {
        Path folder = Path.of(System.getProperty("fer.shared.data", "absent"), "fer2013");
        Path csv = folder.resolve("fer2013-train-public.csv.gz");
        Assumptions.assumeTrue(Files.isReadable(csv), "skipped: FER-2013 is not on this machine, no " + csv);
        String text = run(csv, folder.resolve("fer2013new-train-public.csv"));

        assertThat(text)
                .contains("28259 of them with a majority")
                .contains("Both labels are the same on 67.6 %") // 19,105 of them
                .contains("fear        81.6 % of 594"); // 485 of them
        assertThat(text.lines()).anyMatch(line -> line.matches("contempt .* 11")); // of these neutral in FER-2013
    }
}
