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
import picocli.CommandLine;

/** On a csv of drawn faces in the format of FER-2013. */
class CropProgramsTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void the_table_has_a_row_for_each_change_against_faces_as_they_are(@TempDir Path folder) throws IOException {
        Path csv = DrawnCsv.write(folder.resolve("faces.csv"), 4, 0.5);
        Path out = folder.resolve("crops.md");

        int exit = new CommandLine(new CropRobustness(console))
                .execute(csv.toString(), "--model", "fer2013-7", "--samples", "14", "--flip", "--out", out.toString());

        assertThat(exit).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.get(0)).isEqualTo("fer2013-7 with mirror images on 14 images of FER-2013 PublicTest");
        assertThat(lines.get(4)).startsWith("| as they are | ").contains(" | +0.0 | ");
        assertThat(lines.subList(5, lines.size()))
                .hasSize(8)
                .allMatch(line -> line.matches("\\| .+ \\| \\d+\\.\\d \\| [+-]\\d+\\.\\d \\| \\d+\\.\\d \\|"));
    }

    @Test
    void faces_are_looked_for_and_counted(@TempDir Path folder) throws IOException {
        Path csv = DrawnCsv.write(folder.resolve("faces.csv"), 4, 0.5);

        int exit = new CommandLine(new MeasureFaceCrop(console)).execute(csv.toString(), "--samples", "6");

        assertThat(exit).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("6 images of FER-2013 Training (seed 42), enlarged to 240 pixels; a face was found in ");
    }
}
