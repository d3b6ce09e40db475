package io.github.fer4j.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Classifier;
import io.github.fer4j.Emotion;
import io.github.fer4j.Fer;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.UnreadableImageException;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An image in memory is the same image, and within the same limits, as the file that it is written to. */
class AwtAsFilesTest {
    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", png)).isTrue();
        return png.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void each_type_is_as_its_file_is_decoded(int type) throws IOException {
        BufferedImage image = new BufferedImage(33, 21, type);
        Random random = new Random(type);
        for (int y = 0; y < 21; y++) {
            for (int x = 0; x < 33; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        assertThat(Image.of(image)).isEqualTo(ImageFiles.decode(png(image), "noise.png"));
    }

    @ParameterizedTest
    @CsvSource({"8, false", "16, false", "8, true", "16, true"})
    void gray_is_as_its_file_is_decoded(int bits, boolean transparent) throws IOException {
        int kind = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                transparent,
                false,
                transparent ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE,
                kind);
        int bands = transparent ? 2 : 1;
        WritableRaster raster = Raster.createInterleavedRaster(kind, 33, 21, bands, new Point());
        raster.setPixels(
                0,
                0,
                33,
                21,
                new Random(bits).ints(33L * 21 * bands, 0, 1 << bits).toArray());
        BufferedImage image = new BufferedImage(model, raster, false, null);
        assertThat(Image.of(image)).isEqualTo(ImageFiles.decode(png(image), "noise.png"));
    }

    @ParameterizedTest
    @CsvSource({"7, 8, false", "8, 7, false", "8, 8, true", "30000, 8, true", "30001, 8, false", "8, 30001, false"})
    void the_limits_are_the_same(int width, int height, boolean fine) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        byte[] file = png(image);
        try (Fer fer = Fer.builder().classifier(new Bored()).withoutDetection().build()) {
            if (fine) {
                assertThatCode(() -> fer.classify(image)).doesNotThrowAnyException();
                assertThatCode(() -> fer.classify(file)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> fer.classify(image)).isInstanceOf(UnreadableImageException.class);
                assertThatThrownBy(() -> fer.classify(file)).isInstanceOf(UnreadableImageException.class);
            }
        }
    }

    @Test
    void the_number_of_pixels_is_limited_alike() {
        long most = ImageLimits.standard().maxPixels();
        BufferedImage image = new BufferedImage(10_000, (int) (most / 10_000) + 1, BufferedImage.TYPE_BYTE_BINARY);
        try (Fer fer = Fer.builder().classifier(new Bored()).withoutDetection().build()) {
            assertThatThrownBy(() -> fer.classify(image))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("at most " + most + " pixels");
        }
    }

    /** Sees neutral faces only. */
    private static final class Bored implements Classifier {
        @Override
        public LabelSet labels() {
            return LabelSet.EKMAN_7;
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            return faces.stream()
                    .map(face -> Scores.certain(labels(), Emotion.NEUTRAL))
                    .toList();
        }
    }
}
