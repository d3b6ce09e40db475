package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainPhotoTest {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return ExplainPhoto.commandLine(new PrintStream(text, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    @Test
    void the_astronauts_face_is_drawn_with_both_maps(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("explained.png");
        assertThat(run("--out", out.toString(), "--side", "96")).isZero();
        assertThat(text.toString(StandardCharsets.UTF_8))
                .containsPattern("GRADCAM: happiness (0\\.\\d\\d|1\\.00), 97x97")
                .containsPattern("OCCLUSION: happiness (0\\.\\d\\d|1\\.00), 97x97");

        BufferedImage picture = ImageIO.read(out.toFile());
        assertThat(picture.getWidth()).isEqualTo(3 * 96 + 2 * 8);
        assertThat(picture.getHeight()).isEqualTo(96);
        // Of a map, some pixels are blended with the pale yellow of the most.
        assertThat(brightestRed(picture, 104)).isGreaterThan(200);
    }

    private static int brightestRed(BufferedImage picture, int left) {
        int most = 0;
        for (int x = left; x < left + 96; x++) {
            for (int y = 0; y < 96; y++) {
                most = Math.max(most, picture.getRGB(x, y) >> 16 & 0xff);
            }
        }
        return most;
    }

    @Test
    void another_label_can_be_explained_in_one_way(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("explained.png");
        assertThat(run("--out", out.toString(), "--label", "surprise", "--by", "gradcam"))
                .isZero();
        assertThat(text.toString(StandardCharsets.UTF_8)).contains("surprise").doesNotContain("OCCLUSION");
        assertThat(ImageIO.read(out.toFile()).getWidth()).isEqualTo(2 * 256 + 8);
    }

    @Test
    void a_photo_without_a_face_is_no_picture(@TempDir Path folder) throws IOException {
        Path gray = folder.resolve("gray.png");
        ImageIO.write(Image.gray(80, 80, new byte[6400]).toBufferedImage(), "png", gray.toFile());
        Path out = folder.resolve("explained.png");
        assertThat(run(gray.toString(), "--out", out.toString())).isEqualTo(1);
        assertThat(text.toString(StandardCharsets.UTF_8)).contains("no face found");
        assertThat(out).doesNotExist();
    }
}
