package io.github.fer4j.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.UnreadableImageException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesTest {
    private static final Image COLOURS = noise(40, 30, 3);
    private static final Image GRAYS = noise(40, 30, 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void lossless_colour_comes_back_as_it_was(String format) {
        assertThat(ImageFiles.decode(encode(COLOURS.toBufferedImage(), format), "image"))
                .isEqualTo(COLOURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff", "gif"})
    void lossless_gray_stays_gray_as_it_was(String format) {
        assertThat(ImageFiles.decode(encode(GRAYS.toBufferedImage(), format), "image"))
                .isEqualTo(GRAYS);
    }

    @Test
    void jpeg_comes_back_in_its_size_and_channels() {
        assertThat(ImageFiles.decode(encode(COLOURS.toBufferedImage(), "jpg"), "image"))
                .hasToString("30x40x3 image");
        assertThat(ImageFiles.decode(encode(GRAYS.toBufferedImage(), "jpg"), "image"))
                .hasToString("30x40x1 image");
    }

    @Test
    void sixteen_bits_become_eight_without_a_change_of_gamma() {
        BufferedImage deep = new BufferedImage(16, 16, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 256; i++) {
            deep.getRaster().setSample(i % 16, i / 16, 0, i * 257);
        }

        byte[] levels = ImageFiles.decode(encode(deep, "png"), "image").toByteArray();

        for (int i = 0; i < 256; i++) {
            assertThat(levels[i] & 0xff).isEqualTo(i);
        }
    }

    @Test
    void black_and_white_is_gray() {
        BufferedImage bits = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_BINARY);
        bits.setRGB(3, 2, Color.WHITE.getRGB());

        Image image = ImageFiles.decode(encode(bits, "png"), "image");

        assertThat(image.channels()).isEqualTo(1);
        assertThat(image.get(2, 3, 0)).isEqualTo(255);
        assertThat(image.get(3, 2, 0)).isZero();
    }

    @Test
    void transparent_pixels_are_laid_over_white() {
        BufferedImage glass = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(1, 0, 0xffff0000);

        Image image = ImageFiles.decode(encode(glass, "png"), "image");

        assertThat(image.get(0, 0, 0)).isEqualTo(255);
        assertThat(image.get(0, 1, 0)).isEqualTo(255);
        assertThat(image.get(0, 1, 1)).isZero();
    }

    @ParameterizedTest
    // Where the stored picture's upper left pixel belongs, and its upper right one: Exif 2.3, tag 0x0112.
    @CsvSource({
        "1, 0,0, 0,29",
        "2, 0,29, 0,0",
        "3, 39,29, 39,0",
        "4, 39,0, 39,29",
        "5, 0,0, 29,0",
        "6, 0,39, 29,39",
        "7, 29,39, 0,39",
        "8, 29,0, 0,0",
        "9, 0,0, 0,29"
    })
    void the_exif_orientation_of_a_jpeg_is_applied(int orientation, int y0, int x0, int y1, int x1) {
        byte[] gray = new byte[40 * 30];
        mark(gray, 0, 0, 255);
        mark(gray, 0, 26, 128);
        byte[] jpeg = encode(Image.gray(40, 30, gray).toBufferedImage(), "jpg");

        Image upright = ImageFiles.decode(withExif(jpeg, orientation), "image");

        assertThat(upright.height()).isEqualTo(orientation >= 5 && orientation <= 8 ? 30 : 40);
        assertThat(upright.get(y0, x0, 0)).isBetween(225, 255);
        assertThat(upright.get(y1, x1, 0)).isBetween(95, 160);
    }

    @Test
    void damaged_exif_is_passed_over() {
        byte[] jpeg = encode(GRAYS.toBufferedImage(), "jpg");
        byte[] turned = withExif(jpeg, 6);
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = turned.clone();
            damaged[12 + random.nextInt(26)] = (byte) random.nextInt(256);

            assertThat(ImageFiles.decode(damaged, "image").channels()).isEqualTo(1);
        }
    }

    @Test
    void an_empty_file_is_refused() {
        assertRefused(() -> ImageFiles.decode(new byte[0], "photo.png"), "photo.png", "empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello, I am no image at all", "<html><body></body></html>", "x"})
    void a_text_is_refused_with_its_first_bytes(String text) {
        assertRefused(
                () -> ImageFiles.decode(text.getBytes(StandardCharsets.UTF_8), "photo.png"),
                "photo.png",
                "begins with the bytes");
    }

    @Test
    void zeros_are_not_taken_for_a_wireless_bitmap() {
        assertRefused(() -> ImageFiles.decode(new byte[100], "photo"), "photo", "00 00 00 00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void a_file_that_ends_early_is_refused_unless_no_pixel_is_lost(String format) {
        byte[] whole = encode(COLOURS.toBufferedImage(), format);
        Image image = ImageFiles.decode(whole, "photo");
        // Behind the pixels, formats have check sums, padding and end marks: 24 bytes at most.
        for (int length = 1; length < whole.length; length += length < whole.length - 60 ? whole.length / 97 : 1) {
            byte[] part = Arrays.copyOf(whole, length);
            if (length < whole.length - 24) {
                assertRefused(() -> ImageFiles.decode(part, "photo"), "photo");
            } else {
                try {
                    assertThat(ImageFiles.decode(part, "photo")).isEqualTo(image);
                } catch (UnreadableImageException e) {
                    assertThat(e).hasMessageStartingWith("photo: ");
                }
            }
        }
    }

    @Test
    void a_jpeg_without_its_end_mark_is_refused() {
        byte[] whole = encode(COLOURS.toBufferedImage(), "jpg");

        assertRefused(() -> ImageFiles.decode(Arrays.copyOf(whole, whole.length - 1), "photo"), "photo", "truncated");
    }

    @Test
    void damaged_files_are_images_or_refused_but_never_another_error() {
        Random random = new Random(5);
        for (String format : new String[] {"png", "jpg", "gif", "bmp", "tiff"}) {
            byte[] whole = encode(noise(12, 12, 3).toBufferedImage(), format);
            for (int i = 0; i < 150; i++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                try {
                    ImageFiles.decode(damaged, "photo");
                } catch (UnreadableImageException e) {
                    assertThat(e).hasMessageStartingWith("photo: ");
                }
            }
        }
    }

    @Test
    void fifty_thousand_squared_pixels_are_refused_before_memory_is_taken() {
        byte[] png = pngHeader(50_000, 50_000);

        // Its pixels would take 7.5 GB, more than the tests have.
        assertRefused(() -> ImageFiles.decode(png, "bomb.png"), "bomb.png", "at most 30000 pixels", "50000x50000");
    }

    @Test
    void more_than_a_hundred_megapixels_are_refused() {
        assertRefused(
                () -> ImageFiles.decode(pngHeader(20_000, 20_000), "bomb.png"),
                "at most 100000000 pixels",
                "400000000");
    }

    @Test
    void a_single_pixel_is_refused_unless_the_limits_allow_it() {
        byte[] png = encode(Image.gray(1, 1, new byte[1]).toBufferedImage(), "png");

        assertRefused(() -> ImageFiles.decode(png, "dot.png"), "dot.png", "at least 8 pixels", "1x1");
        assertThat(ImageFiles.decode(png, "dot.png", new ImageLimits(1, 10, 100, 1000)))
                .hasToString("1x1x1 image");
    }

    @Test
    void a_file_beyond_its_number_of_bytes_is_refused() {
        byte[] png = encode(COLOURS.toBufferedImage(), "png");

        assertRefused(
                () -> ImageFiles.decode(png, "photo", new ImageLimits(1, 100, 10_000, 100)),
                "at most 100 bytes",
                String.valueOf(png.length));
    }

    @Test
    void a_cmyk_jpeg_is_refused_by_name() {
        byte[] jpeg = encode(COLOURS.toBufferedImage(), "jpg");
        // The frame header: FF C0, length, precision, height, width, components.
        int frame = indexOf(jpeg, (byte) 0xff, (byte) 0xc0);
        byte[] fourth = {4, 0x11, 0};
        ByteArrayOutputStream cmyk = new ByteArrayOutputStream();
        cmyk.write(jpeg, 0, frame + 3);
        cmyk.write(jpeg[frame + 3] + 3);
        cmyk.write(jpeg, frame + 4, 5);
        cmyk.write(4);
        cmyk.write(jpeg, frame + 10, 9);
        cmyk.writeBytes(fourth);
        cmyk.write(jpeg, frame + 19, jpeg.length - frame - 19);

        assertRefused(() -> ImageFiles.decode(cmyk.toByteArray(), "print.jpg"), "print.jpg", "CMYK", "sRGB");
    }

    @Test
    void a_file_is_read_by_its_path() throws IOException {
        Path file = folder.resolve("face.png");
        Files.write(file, encode(COLOURS.toBufferedImage(), "png"));

        assertThat(ImageFiles.read(file)).isEqualTo(COLOURS);
    }

    @Test
    void a_missing_file_and_a_folder_are_refused() {
        Path missing = folder.resolve("none.png");

        assertRefused(() -> ImageFiles.read(missing), "none.png", "no such file");
        assertRefused(() -> ImageFiles.read(folder), folder.toString());
    }

    @Test
    void a_source_reads_its_file_only_when_asked() throws IOException {
        Path file = folder.resolve("later.png");
        ImageSource source = ImageFiles.source(file);
        Files.write(file, encode(GRAYS.toBufferedImage(), "png"));

        assertThat(source.load()).isEqualTo(GRAYS);
        assertThat(source).hasToString(file.toString()).isEqualTo(ImageFiles.source(file));
    }

    @Test
    void limits_out_of_range_are_refused() {
        assertThatThrownBy(() -> new ImageLimits(0, 10, 10, 10)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new ImageLimits(5, 4, 10, 10)).hasMessageContaining("got 5 to 4");
        assertThatThrownBy(() -> new ImageLimits(1, 10, 0, 10)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new ImageLimits(1, 10, 10, 0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new ImageLimits(1, 10, 10, 1L << 31)).isInstanceOf(InvalidArgumentException.class);
    }

    private static void assertRefused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(UnreadableImageException.class).hasMessageContainingAll(parts);
    }

    /** A spot of 4x4 pixels, as JPEG blurs a single one. */
    private static void mark(byte[] gray, int top, int left, int level) {
        for (int y = top; y < top + 4; y++) {
            Arrays.fill(gray, y * 30 + left, y * 30 + left + 4, (byte) level);
        }
    }

    private static byte[] withExif(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.put((byte) 0xff).put((byte) 0xe1).putShort((short) 34);
        exif.put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.writeBytes(exif.array());
        file.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }

    /** A PNG of a few bytes that claims any size. */
    private static byte[] pngHeader(int width, int height) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(pixels)) {
            deflater.write(new byte[100]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        png.writeBytes(PngChunks.chunk("IHDR", header));
        png.writeBytes(PngChunks.chunk("IDAT", pixels.toByteArray()));
        png.writeBytes(PngChunks.chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte first, byte second) {
        int at = 0;
        while (bytes[at] != first || bytes[at + 1] != second) {
            at++;
        }
        return at;
    }

    private static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, format, out)).isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static Image noise(int height, int width, int channels) {
        byte[] bytes = new byte[height * width * channels];
        new Random(11).nextBytes(bytes);
        return channels == 1 ? Image.gray(height, width, bytes) : Image.rgb(height, width, bytes);
    }
}
