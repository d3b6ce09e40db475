package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTest {
    /** 1 2 3 over 4 5 6. */
    private static final Image SMALL = Image.gray(2, 3, new byte[] {1, 2, 3, 4, 5, 6});

    private static Image random(int height, int width, int channels, long seed) {
        byte[] bytes = new byte[height * width * channels];
        new Random(seed).nextBytes(bytes);
        return channels == 1 ? Image.gray(height, width, bytes) : Image.rgb(height, width, bytes);
    }

    @Test
    void samples_are_unsigned_and_lie_by_row_column_channel() {
        Image rgb = Image.rgb(1, 2, new byte[] {0, 127, -1, 1, 2, 3});
        assertThat(rgb.get(0, 0, 2)).isEqualTo(255);
        assertThat(rgb.get(0, 1, 0)).isEqualTo(1);
        assertThat(SMALL.get(1, 0, 0)).isEqualTo(4);
        assertThat(rgb).hasToString("2x1x3 image");
        assertThat(SMALL.load()).isSameAs(SMALL);
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0", "2,0,0", "0,-1,0", "0,3,0", "0,0,1", "0,0,-1"})
    void a_sample_outside_is_refused(int y, int x, int channel) {
        assertThatThrownBy(() -> SMALL.get(y, x, channel)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,1,0", "1,0,0", "-1,-1,1", "2,2,3", "65536,65536,0"})
    void a_wrong_size_or_count_is_refused(int height, int width, int count) {
        assertThatThrownBy(() -> Image.gray(height, width, new byte[count]))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Image.rgb(height, width, new byte[count]))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> Image.gray(1, 1, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Image.rgb(1, 1, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Image.of(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> SMALL.crop(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> SMALL.resize(1, 1, null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void arrays_are_copied_on_the_way_in_and_out() {
        byte[] in = {1, 2};
        Image image = Image.gray(1, 2, in);
        in[0] = 9;
        image.toByteArray()[1] = 9;
        assertThat(image).isEqualTo(Image.gray(1, 2, new byte[] {1, 2}));
    }

    @Test
    void equality_takes_shape_and_channels_into_account() {
        byte[] six = new byte[6];
        assertThat(Image.gray(2, 3, six))
                .isEqualTo(Image.gray(2, 3, six))
                .hasSameHashCodeAs(Image.gray(2, 3, six))
                .isNotEqualTo(Image.gray(3, 2, six))
                .isNotEqualTo(Image.rgb(1, 2, six));
    }

    @Test
    void gray_is_the_luma_of_bt_601() {
        Image rgb = Image.rgb(1, 5, new byte[] {-1, 0, 0, 0, -1, 0, 0, 0, -1, -1, -1, -1, 10, 20, 30});
        // 0.299, 0.587, 0.114 of 255, rounded; white stays white; 2.99 + 11.74 + 3.42 = 18.15
        assertThat(rgb.toGray()).isEqualTo(Image.gray(1, 5, new byte[] {76, (byte) 150, 29, -1, 18}));
        assertThat(SMALL.toGray()).isSameAs(SMALL);
    }

    @Property(tries = 50)
    void gray_to_rgb_to_gray_is_the_same(@ForAll @IntRange(min = 1, max = 9) int size, @ForAll long seed) {
        Image gray = random(size, 7, 1, seed);
        assertThat(gray.toRgb().toGray()).isEqualTo(gray);
        assertThat(gray.toRgb().toRgb().channels()).isEqualTo(3);
    }

    @Test
    void a_crop_inside_is_the_part() {
        assertThat(SMALL.crop(new Box(1, 0, 2, 2))).isEqualTo(Image.gray(2, 2, new byte[] {2, 3, 5, 6}));
    }

    @Test
    void a_crop_that_reaches_outside_repeats_the_edges() {
        assertThat(SMALL.crop(new Box(-1, -1, 5, 4))).isEqualTo(Image.gray(4, 5, new byte[] {
            1, 1, 2, 3, 3,
            1, 1, 2, 3, 3,
            4, 4, 5, 6, 6,
            4, 4, 5, 6, 6
        }));
        assertThat(Image.rgb(1, 1, new byte[] {7, 8, 9}).crop(new Box(-1, 0, 2, 1)))
                .isEqualTo(Image.rgb(1, 2, new byte[] {7, 8, 9, 7, 8, 9}));
    }

    @Property(tries = 300)
    void each_pixel_of_a_crop_is_the_nearest_one_of_the_image(
            @ForAll @IntRange(min = -8, max = 8) int x,
            @ForAll @IntRange(min = -8, max = 8) int y,
            @ForAll @IntRange(min = 1, max = 14) int width,
            @ForAll @IntRange(min = 1, max = 14) int height,
            @ForAll @IntRange(min = 0, max = 1) int colour) {
        Image image = random(5, 6, 1 + 2 * colour, 7);
        if (x >= 6 || y >= 5 || x + width <= 0 || y + height <= 0) {
            return;
        }
        Image crop = image.crop(new Box(x, y, width, height));
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                for (int c = 0; c < image.channels(); c++) {
                    int expected =
                            image.get(Math.min(4, Math.max(0, y + row)), Math.min(5, Math.max(0, x + column)), c);
                    assertThat(crop.get(row, column, c)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void a_crop_of_everything_is_the_image_itself() {
        assertThat(SMALL.crop(new Box(0, 0, 3, 2))).isSameAs(SMALL);
    }

    @ParameterizedTest
    @CsvSource({"3,0,1,1", "0,2,1,1", "-5,0,5,1", "0,-1,1,1", "0,0,1000,1000", "2147483646,0,1,1", "-2147483648,0,1,1"})
    void a_crop_wholly_outside_or_much_too_large_is_refused(int x, int y, int width, int height) {
        assertThatThrownBy(() -> SMALL.crop(new Box(x, y, width, height))).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void what_cannot_be_held_in_an_array_is_refused_before_memory_is_taken() {
        Image large = Image.gray(6000, 6000, new byte[36_000_000]);
        assertThatThrownBy(() -> large.crop(new Box(0, 0, 47_000, 47_000)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("samples");
        assertThatThrownBy(() -> SMALL.resize(50_000, 50_000, Interpolation.BILINEAR))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("50000x50000");
        assertThatThrownBy(() -> SMALL.resize(1, Integer.MAX_VALUE, Interpolation.AREA))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0", "-1,-1"})
    void a_new_size_below_a_pixel_is_refused(int height, int width) {
        assertThatThrownBy(() -> SMALL.resize(height, width, Interpolation.AREA))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void flipping_mirrors_left_to_right_and_twice_is_nothing() {
        assertThat(SMALL.flipped()).isEqualTo(Image.gray(2, 3, new byte[] {3, 2, 1, 6, 5, 4}));
        Image rgb = random(3, 4, 3, 1);
        assertThat(rgb.flipped().flipped()).isEqualTo(rgb);
        assertThat(rgb.flipped().get(0, 0, 2)).isEqualTo(rgb.get(0, 3, 2));
    }

    @Property(tries = 50)
    void awt_gives_back_what_it_got(
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll boolean gray,
            @ForAll long seed) {
        Image image = random(height, width, gray ? 1 : 3, seed);
        assertThat(Image.of(image.toBufferedImage())).isEqualTo(image);
    }

    @Test
    void part_of_an_awt_image_is_read_from_its_own_corner() {
        Image image = random(5, 6, 1, 3);
        assertThat(Image.of(image.toBufferedImage().getSubimage(2, 1, 3, 4)))
                .isEqualTo(image.crop(new Box(2, 1, 3, 4)));
    }

    @Test
    void transparent_pixels_are_laid_over_white() {
        BufferedImage argb = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        argb.setRGB(0, 0, 0x00000000);
        argb.setRGB(1, 0, 0x80ff0000);
        argb.setRGB(2, 0, 0xff010203);
        assertThat(Image.of(argb)).isEqualTo(Image.rgb(1, 3, new byte[] {-1, -1, -1, -1, 127, 127, 1, 2, 3}));
    }

    @Test
    void sixteen_bit_gray_stays_gray_and_as_bright_as_it_was() throws IOException {
        BufferedImage deep = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 128 * 257, 65535});
        Image expected = Image.gray(1, 3, new byte[] {0, (byte) 128, -1});
        assertThat(Image.of(deep)).isEqualTo(expected);
        assertThat(Image.of(throughPng(deep))).isEqualTo(expected);
    }

    @Test
    void gray_with_transparency_stays_gray_and_as_bright_as_it_was() throws IOException {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, ColorModel.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 3, 1, 2, new Point());
        raster.setPixels(0, 0, 3, 1, new int[] {128, 255, 128, 0, 0, 128});
        BufferedImage image = new BufferedImage(model, raster, false, null);
        Image expected = Image.gray(1, 3, new byte[] {(byte) 128, -1, 127});
        assertThat(Image.of(image)).isEqualTo(expected);
        assertThat(Image.of(throughPng(image))).isEqualTo(expected);
    }

    private static BufferedImage throughPng(BufferedImage image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", png)).isTrue();
        return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
    }
}
