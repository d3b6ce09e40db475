package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Image#of} makes of each of AWT's types. */
class AwtImagesTest {
    private static final int[] COLOURS = {0xff0000, 0x00ff00, 0x0000ff, 0x102030, 0xfafbfc, 0x000000, 0xffffff};

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void colours_of_eight_bits_come_as_they_are(int type) {
        BufferedImage image = new BufferedImage(COLOURS.length, 2, type);
        for (int x = 0; x < COLOURS.length; x++) {
            image.setRGB(x, 1, 0xff000000 | COLOURS[x]);
        }
        Image ours = Image.of(image);
        assertThat(ours).hasToString("7x2x3 image");
        for (int x = 0; x < COLOURS.length; x++) {
            assertThat(ours.get(1, x, 0) << 16 | ours.get(1, x, 1) << 8 | ours.get(1, x, 2))
                    .isEqualTo(COLOURS[x]);
        }
        // What nothing was drawn on is black, or transparent and so white.
        assertThat(ours.get(0, 0, 0)).isEqualTo(image.getColorModel().hasAlpha() ? 255 : 0);
    }

    @ParameterizedTest
    @CsvSource({BufferedImage.TYPE_USHORT_565_RGB + ", 8", BufferedImage.TYPE_USHORT_555_RGB + ", 8"})
    void colours_of_fewer_bits_come_within_their_steps(int type, int step) {
        BufferedImage image = new BufferedImage(1, 1, type);
        for (int colour : COLOURS) {
            image.setRGB(0, 0, colour);
            Image ours = Image.of(image);
            assertThat(ours.get(0, 0, 0)).isCloseTo(colour >> 16, within(step));
            assertThat(ours.get(0, 0, 1)).isCloseTo(colour >> 8 & 0xff, within(step));
            assertThat(ours.get(0, 0, 2)).isCloseTo(colour & 0xff, within(step));
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void half_transparent_red_is_pink(int type) {
        BufferedImage image = new BufferedImage(1, 1, type);
        image.setRGB(0, 0, 0x80ff0000);
        assertThat(Image.of(image)).isEqualTo(Image.rgb(1, 1, new byte[] {-1, 127, 127}));
    }

    @Test
    void bitmaps_and_gray_palettes_are_gray() {
        BufferedImage bitmap = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
        bitmap.setRGB(8, 0, 0xffffffff);
        assertThat(Image.of(bitmap)).isEqualTo(Image.gray(1, 9, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, -1}));

        byte[] levels = {0, 77, -1};
        byte[] opacity = {-1, -1, 0};
        BufferedImage gray = new BufferedImage(
                3, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 3, levels, levels, levels, opacity));
        gray.getRaster().setPixels(0, 0, 3, 1, new int[] {1, 0, 2});
        assertThat(Image.of(gray)).isEqualTo(Image.gray(1, 3, new byte[] {77, 0, -1}));
    }

    @Test
    void a_palette_with_a_colour_is_rgb() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(0, 0, 0xffff0000);
        assertThat(Image.of(image)).isEqualTo(Image.rgb(1, 1, new byte[] {-1, 0, 0}));
    }

    @Test
    void sixteen_bits_of_gray_are_rounded_to_the_nearest_of_eight() {
        BufferedImage deep = new BufferedImage(5, 1, BufferedImage.TYPE_USHORT_GRAY);
        // 255 v / 65535: 0.498, 0.502, 1.988, 128.498, 254.502
        deep.getRaster().setPixels(0, 0, 5, 1, new int[] {128, 129, 511, 33_024, 65_407});
        assertThat(Image.of(deep)).isEqualTo(Image.gray(1, 5, new byte[] {0, 1, 2, (byte) 128, -1}));
    }

    @Test
    void premultiplied_gray_is_laid_over_white_as_well() {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, true, ColorModel.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 4, 1, 2, new Point());
        raster.setPixels(0, 0, 4, 1, new int[] {128, 255, 64, 128, 0, 0, 255, 128});
        // The last is more than its opacity, which no honest writer says: as bright as white can be.
        assertThat(Image.of(new BufferedImage(model, raster, true, null)))
                .isEqualTo(Image.gray(1, 4, new byte[] {(byte) 128, (byte) 191, -1, -1}));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY})
    void a_part_of_an_image_is_read_from_its_own_corner(int type) {
        BufferedImage whole = new BufferedImage(20, 16, type);
        Graphics2D pen = whole.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(7, 5, 1, 1);
        pen.dispose();
        Image part = Image.of(whole.getSubimage(6, 4, 10, 9));
        assertThat(part).isEqualTo(Image.of(whole).crop(new Box(6, 4, 10, 9)));
        assertThat(part.get(1, 1, 0)).isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({"7, 100", "100, 7", "30001, 8", "8, 30001", "10001, 10000"})
    void what_would_be_refused_as_a_file_is_refused_before_memory_is_taken(int width, int height) {
        BufferedImage bitmap = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        try (Fer fer = Fer.builder()
                .classifier(new FakeEngine.FirstSample())
                .withoutDetection()
                .build()) {
            assertThatThrownBy(() -> fer.classify(bitmap))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("got " + width + "x" + height);
        }
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> Image.of(null)).isInstanceOf(NullPointerException.class);
    }
}
