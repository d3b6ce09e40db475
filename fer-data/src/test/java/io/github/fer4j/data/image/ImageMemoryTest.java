package io.github.fer4j.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.fer4j.Image;
import io.github.fer4j.UnreadableImageException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files that would take much memory or time; each was found by hostile inputs. */
class ImageMemoryTest {
    private static final int RGB = 2;
    private static final int PALETTE = 3;

    @ParameterizedTest
    @CsvSource({"8, 2, 10000, 9000", "16, 0, 10000, 10000", "8, 6, 10000, 10000"})
    void pixels_of_the_usual_kinds_may_be_many(int bits, int colours, int width, int height) {
        // Refused as truncated, so the limits let it pass; what was taken is free again.
        assertThatThrownBy(() -> ImageFiles.decode(png(width, height, bits, colours), "photo"))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageNotContaining("at most");
    }

    @ParameterizedTest
    @CsvSource({"16, 6, 8000, 8000, 8", "16, 2, 9000, 9000, 6"})
    void pixels_of_many_bytes_are_limited_to_fewer(int bits, int colours, int width, int height, int bytes) {
        assertThatThrownBy(() -> ImageFiles.decode(png(width, height, bits, colours), "deep.png"))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("deep.png: an image has at most 100000000 pixels of 4 bytes")
                .hasMessageContaining(width + "x" + height + " with " + bytes + " bytes a pixel");
    }

    @Test
    void an_image_beyond_the_memory_is_an_unreadable_image() {
        ImageLimits loose = new ImageLimits(1, 30_000, 900_000_000, 1 << 20);
        byte[] png = png(26_000, 26_000, 8, RGB); // 2 GB, where tests have 2 GB in all
        boolean tooMuch = Runtime.getRuntime().maxMemory() < 26_000L * 26_000 * 3;

        assertThatThrownBy(() -> ImageFiles.decode(png, "large.png", loose))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining(tooMuch ? "too large for the memory of this JVM" : "large.png");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void a_bitmap_that_wraps_another_file_is_refused(int compression) {
        ByteBuffer bmp = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put("BM".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(200)
                .putInt(0)
                .putInt(54);
        bmp.putInt(40).putInt(64).putInt(64).putShort((short) 1).putShort((short) 0);
        bmp.putInt(compression).putInt(Integer.MAX_VALUE); // how much its reader would take at once

        assertThatThrownBy(() -> ImageFiles.decode(bmp.array(), "print.bmp"))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("print.bmp: a bitmap holds pixels, this one holds a JPEG or PNG file");
    }

    @Test
    void a_progressive_jpeg_is_read() throws IOException {
        assertThat(ImageFiles.decode(progressive(), "photo.jpg")).hasToString("40x30x3 image");
    }

    @Test
    void scans_are_limited_where_the_picture_is_large() throws IOException {
        byte[] jpeg = progressive();
        int frame = indexOf(jpeg, 0xc2);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 8000).putShort(frame + 7, (short) 8000);
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 1, 63, 0, 0};
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 10_000; i++) {
            bomb.writeBytes(scan);
        }
        bomb.write(jpeg, jpeg.length - 2, 2);
        int scans = 10_000 + count(jpeg, 0xda);

        assertThatThrownBy(() -> ImageFiles.decode(bomb.toByteArray(), "bomb.jpg"))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("bomb.jpg: a JPEG of the largest size comes in at most 12 scans")
                .hasMessageContaining("8000x8000 in " + scans);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
    void texts_of_a_png_take_no_memory(String chunk) {
        byte[] head = chunk.equals("iTXt") ? new byte[] {'a', 0, 1, 0, 0, 0} : new byte[] {'a', 0, 0};
        byte[] zeros = deflated(1 << 26);
        byte[] text = Arrays.copyOf(head, head.length + zeros.length);
        System.arraycopy(zeros, 0, text, head.length, zeros.length);
        // With a palette, Java's reader looks at all chunks before the pixels.
        byte[] png = file(
                16,
                16,
                8,
                PALETTE,
                PngChunks.chunk("PLTE", new byte[6]),
                PngChunks.chunk(chunk, text),
                PngChunks.chunk("IDAT", deflated(16 * 17)));

        long before = allocated();
        Image image = ImageFiles.decode(png, "photo.png");
        long taken = allocated() - before;

        assertThat(image).hasToString("16x16x1 image");
        assertThat(taken).as("bytes, where the text has 64 MiB").isLessThan(1 << 24);
    }

    /** What this thread has taken so far, in bytes. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static int indexOf(byte[] jpeg, int marker) {
        int at = 0;
        while ((jpeg[at] & 0xff) != 0xff || (jpeg[at + 1] & 0xff) != marker) {
            at++;
        }
        return at;
    }

    private static int count(byte[] jpeg, int marker) {
        int count = 0;
        for (int at = 0; at + 1 < jpeg.length; at++) {
            count += (jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == marker ? 1 : 0;
        }
        return count;
    }

    private static byte[] progressive() throws IOException {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(1);
        for (int i = 0; i < 1200; i++) {
            picture.setRGB(i % 40, i / 40, random.nextInt());
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A PNG that claims a size and has few pixels. */
    private static byte[] png(int width, int height, int bits, int colours) {
        return file(width, height, bits, colours, PngChunks.chunk("IDAT", deflated(1000)));
    }

    private static byte[] file(int width, int height, int bits, int colours, byte[]... chunks) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        png.writeBytes(PngChunks.chunk(
                "IHDR", header.put((byte) bits).put((byte) colours).array()));
        for (byte[] chunk : chunks) {
            png.writeBytes(chunk);
        }
        png.writeBytes(PngChunks.chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] deflated(int zeros) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 16];
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            for (int left = zeros; left > 0; left -= block.length) {
                deflater.write(block, 0, Math.min(left, block.length));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
