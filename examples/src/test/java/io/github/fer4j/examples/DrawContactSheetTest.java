package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DrawContactSheetTest {
    @Test
    void drawn_faces_make_a_sheet_with_a_row_for_each_of_eight_emotions(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("sheet.png");
        int exit = new CommandLine(new DrawContactSheet())
                .execute("--out", out.toString(), "--per-class", "3", "--thumbnail", "48", "--size", "32");
        assertThat(exit).isZero();
        BufferedImage sheet = ImageIO.read(out.toFile());
        assertThat(sheet.getHeight()).isGreaterThan(8 * 48);
        assertThat(sheet.getWidth()).isGreaterThan(3 * 48);
    }

    @Test
    void a_csv_in_the_format_of_fer_2013_makes_a_grid(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("fer2013.csv");
        StringBuilder rows = new StringBuilder("emotion,pixels,Usage\n");
        for (int i = 0; i < 5; i++) {
            rows.append(i).append(',').append((i + " ").repeat(48 * 48).strip()).append(",Training\n");
        }
        Files.writeString(csv, rows);
        Path out = folder.resolve("sheet.png");
        int exit = new CommandLine(new DrawContactSheet())
                .execute(csv.toString(), "--out", out.toString(), "--grid", "2", "--per-class", "4");
        assertThat(exit).isZero();
        assertThat(ImageIO.read(out.toFile()).getWidth()).isBetween(4 * 96, 5 * 96);
    }

    @Test
    void a_csv_that_is_not_there_is_an_error(@TempDir Path folder) {
        int exit = new CommandLine(new DrawContactSheet())
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute(
                        folder.resolve("none.csv").toString(),
                        "--out",
                        folder.resolve("sheet.png").toString());
        assertThat(exit).isNotZero();
        assertThat(folder.resolve("sheet.png")).doesNotExist();
    }
}
