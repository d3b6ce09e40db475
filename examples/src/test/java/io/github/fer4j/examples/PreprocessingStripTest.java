package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreprocessingStripTest {
    private static final Box FILTERED = new Box(0, 0, 894, 144);

    @Test
    void the_picture_in_the_guide_is_what_it_draws(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("strip.png");
        PreprocessingStrip.main(new String[] {file.toString()});
        Image drawn = Image.of(ImageIO.read(file.toFile()));
        Image shown =
                Image.of(ImageIO.read(Path.of("../docs/data/preprocessing.png").toFile()));
        assertThat(drawn).hasToString(shown.toString()).hasToString("894x294x1 image");
        // The row below turns faces by sines, whose last bit is the machine's.
        assertThat(drawn.crop(FILTERED)).isEqualTo(shown.crop(FILTERED));
    }
}
