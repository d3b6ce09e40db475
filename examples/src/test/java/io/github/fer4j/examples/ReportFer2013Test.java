package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** On drawn faces in the format of FER-2013, so that it runs anywhere. */
class ReportFer2013Test {
    @Test
    void it_writes_every_file_of_a_report(@TempDir Path folder) throws IOException {
        TinyFerPlus faces = TinyFerPlus.write(folder, 10, 0.3);
        Path out = folder.resolve("report");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int exit = new CommandLine(new ReportFer2013(new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .execute(
                        faces.csv().toString(),
                        "--model",
                        "fer2013-7",
                        "--votes",
                        faces.votes().toString(),
                        "--out",
                        out.toString());

        assertThat(exit).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("report: fer2013-7 on FER-2013", "accuracy");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "report.html",
                            "report.md",
                            "report.json",
                            "classes.csv",
                            "confusion.csv",
                            "predictions.csv",
                            "model-card.md",
                            "plots");
        }
        assertThat(out.resolve("plots/noise-1.png")).isNotEmptyFile();
        JsonNode json = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        assertThat(json.get("samples").asInt()).isEqualTo(24);
        assertThat(json.get("command").asText())
                .isEqualTo("ReportFer2013 faces.csv --model fer2013-7 --votes votes.csv --out report");
        assertThat(out.resolve("report.html")).content().doesNotContain("data:image");
        assertThat(out.resolve("predictions.csv").toFile()).content().hasLineCount(25);
    }

    @Test
    void an_unknown_model_is_named_beside_those_that_there_are(@TempDir Path folder) throws IOException {
        TinyFerPlus faces = TinyFerPlus.write(folder, 2, 0.5);
        StringWriter errors = new StringWriter();
        int exit = new CommandLine(new ReportFer2013(System.out))
                .setErr(new PrintWriter(errors, true))
                .execute(faces.csv().toString(), "--model", "fer2014", "--out", folder.toString());

        assertThat(exit).isNotZero();
        assertThat(errors.toString()).contains("[ferplus-8, fer2013-7", "'fer2014'");
    }
}
