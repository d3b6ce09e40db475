package io.github.fer4j.benchmarks;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The photos of {@link PhotoSpeed}, made of one photo of an astronaut. Where her head is pasted, the background is the same
 * photo upside down: as rich in detail as a photo is, but without an upright face. Sizes are for a width of 640 and grow with it.
 */
enum PhotoScene {
    /** The photo itself, cut to the shape: one face of 119 pixels. */
    PORTRAIT {
        @Override
        Image draw(Image astronaut, int width, int height) {
            return background(astronaut, width, height);
        }
    },
    /** Three faces, of 120, 80 and 60 pixels. */
    GROUP {
        @Override
        Image draw(Image astronaut, int width, int height) {
            byte[] canvas = upsideDown(background(astronaut, width, height));
            paste(astronaut, canvas, width, 120, 10, 20);
            paste(astronaut, canvas, width, 80, 270, 60);
            paste(astronaut, canvas, width, 60, 470, 100);
            return Image.rgb(height, width, canvas);
        }
    },
    /** One face of 44 pixels, which the quick search does not see. */
    SMALL_FACE {
        @Override
        Image draw(Image astronaut, int width, int height) {
            byte[] canvas = upsideDown(background(astronaut, width, height));
            paste(astronaut, canvas, width, 44, 300, 100);
            return Image.rgb(height, width, canvas);
        }
    },
    /** No face. */
    NO_FACE {
        @Override
        Image draw(Image astronaut, int width, int height) {
            return Image.rgb(height, width, upsideDown(background(astronaut, width, height)));
        }
    };

    private static final float QUALITY = 0.9f;

    /** The astronaut's head, and the side of her face in it. */
    private static final Box HEAD = new Box(130, 20, 190, 190);

    private static final int FACE = 95;

    abstract Image draw(Image astronaut, int width, int height);

    /** In the table. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As a file. */
    byte[] jpeg(Image astronaut, int width, int height) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            Image drawn = draw(astronaut, width, height);
            writer.write(null, new IIOImage(drawn.toBufferedImage(), null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** As wide as is asked for, and cut below. */
    private static Image background(Image astronaut, int width, int height) {
        int whole = astronaut.height() * width / astronaut.width();
        return astronaut
                .toRgb()
                .resize(whole, width, Interpolation.BICUBIC)
                .crop(new Box(0, 0, width, Math.min(height, whole)));
    }

    private static byte[] upsideDown(Image image) {
        byte[] from = image.toByteArray();
        byte[] to = new byte[from.length];
        int row = image.width() * image.channels();
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(from, y * row, to, (image.height() - 1 - y) * row, row);
        }
        return to;
    }

    /** Puts a head with a face of this side where it is said; numbers are for a canvas of 640 pixels. */
    private static void paste(Image astronaut, byte[] canvas, int width, int face, int left, int top) {
        int side = HEAD.width() * face * width / (640 * FACE);
        Image head = astronaut.toRgb().crop(HEAD).resize(side, side, Interpolation.BICUBIC);
        byte[] pixels = head.toByteArray();
        int x = left * width / 640;
        int y = top * width / 640;
        for (int row = 0; row < side; row++) {
            System.arraycopy(pixels, row * side * 3, canvas, ((y + row) * width + x) * 3, side * 3);
        }
    }
}
