package io.github.fer4j;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * From AWT's images to ours, as image files are decoded: gray stays gray, a palette of grays as well, all else becomes RGB,
 * more than 8 bits are rounded to 8, and transparent pixels are laid over white.
 */
final class AwtImages {
    /** The limits of image files, so that it does not matter how an image comes; a test of fer-data compares them. */
    private static final int LEAST_SIDE = 8;

    private static final int LARGEST_SIDE = 30_000;
    private static final long MOST_PIXELS = 100_000_000;

    private AwtImages() {}

    /**
     * Refuses what would be refused as a file, before memory is taken for its conversion: a bitmap of two colours grows
     * 24-fold.
     *
     * @throws UnreadableImageException if the image is too small or too large
     */
    static void checkSize(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        if (Math.min(width, height) < LEAST_SIDE
                || Math.max(width, height) > LARGEST_SIDE
                || (long) width * height > MOST_PIXELS) {
            throw new UnreadableImageException("an image has sides of " + LEAST_SIDE + " to " + LARGEST_SIDE
                    + " pixels and at most " + MOST_PIXELS + " pixels, got " + width + "x" + height
                    + "; scale it before it is classified");
        }
    }

    static Image toImage(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        if (isGray(colours)) {
            return gray(image);
        }
        return colours instanceof IndexColorModel palette && isGray(palette) ? grayPalette(image) : rgb(image);
    }

    /** Gray in up to 16 bits, with or without an alpha: what gray PNG, JPEG and TIFF files decode to. */
    private static boolean isGray(ColorModel model) {
        return model instanceof ComponentColorModel
                && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && (model.getTransferType() == DataBuffer.TYPE_BYTE
                        || model.getTransferType() == DataBuffer.TYPE_USHORT);
    }

    private static boolean isGray(IndexColorModel palette) {
        for (int i = 0; i < palette.getMapSize(); i++) {
            int red = palette.getRed(i);
            if (palette.getGreen(i) != red || palette.getBlue(i) != red) {
                return false;
            }
        }
        return true;
    }

    /** Straight from the raster: getRGB would take gray for linear light and brighten it (128 becomes 188). */
    private static Image gray(BufferedImage image) {
        Raster raster = image.getRaster();
        int height = image.getHeight();
        int width = image.getWidth();
        ColorModel model = image.getColorModel();
        int most = (1 << model.getComponentSize(0)) - 1;
        byte[] gray = new byte[Image.length(height, width, 1)];
        if (most == 255 && raster.getNumBands() == 1 && raster.getTransferType() == DataBuffer.TYPE_BYTE) {
            raster.getDataElements(0, 0, width, height, gray); // what most gray images hold already
            return Image.ofOwnedBytes(height, width, 1, gray);
        }
        int[] row = new int[width];
        int[] opacity = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            if (model.hasAlpha()) {
                raster.getSamples(0, y, width, 1, 1, opacity);
            }
            for (int x = 0; x < width; x++) {
                double level = (double) Math.min(most, row[x]) / most;
                gray[at++] = (byte) Math.round(255 * overWhite(level, (double) opacity[x] / most, model));
            }
        }
        return Image.ofOwnedBytes(height, width, 1, gray);
    }

    private static double overWhite(double level, double opacity, ColorModel model) {
        if (!model.hasAlpha()) {
            return level;
        }
        // Premultiplied levels are shares of the opacity already; a broken raster may have more than that.
        double shown = model.isAlphaPremultiplied() ? Math.min(level, opacity) : level * opacity;
        return shown + (1 - opacity);
    }

    private static Image grayPalette(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        boolean transparent = image.getColorModel().hasAlpha();
        byte[] gray = new byte[Image.length(height, width, 1)];
        int[] row = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int argb : row) {
                gray[at++] = overWhite(argb & 0xff, transparent ? argb >>> 24 : 255);
            }
        }
        return Image.ofOwnedBytes(height, width, 1, gray);
    }

    private static Image rgb(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        byte[] rgb = new byte[Image.length(height, width, 3)];
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            blueFirst(image.getRaster(), rgb); // what JPEG files become
            return Image.ofOwnedBytes(height, width, 3, rgb);
        }
        boolean transparent = image.getColorModel().hasAlpha();
        boolean packed =
                image.getType() == BufferedImage.TYPE_INT_RGB || image.getType() == BufferedImage.TYPE_INT_ARGB;
        int[] row = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            if (packed) {
                image.getRaster().getDataElements(0, y, width, 1, row); // the same numbers as getRGB, only faster
            } else {
                image.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int argb : row) {
                int alpha = transparent ? argb >>> 24 : 255;
                rgb[at++] = overWhite(argb >> 16 & 0xff, alpha);
                rgb[at++] = overWhite(argb >> 8 & 0xff, alpha);
                rgb[at++] = overWhite(argb & 0xff, alpha);
            }
        }
        return Image.ofOwnedBytes(height, width, 3, rgb);
    }

    private static void blueFirst(Raster raster, byte[] rgb) {
        if (!(raster.getDataBuffer() instanceof DataBufferByte buffer && isDense(raster, buffer))) {
            raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), rgb); // a part of a larger image
            return;
        }
        byte[] bgr = buffer.getData();
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = bgr[i + 2];
            rgb[i + 1] = bgr[i + 1];
            rgb[i + 2] = bgr[i];
        }
    }

    /** Whether the buffer holds the pixels of the image one after the other, and nothing else. */
    private static boolean isDense(Raster raster, DataBufferByte buffer) {
        return buffer.getNumBanks() == 1
                && buffer.getOffset() == 0
                && buffer.getSize() == 3 * raster.getWidth() * raster.getHeight()
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && model.getPixelStride() == 3
                && model.getScanlineStride() == 3 * raster.getWidth()
                && Arrays.equals(model.getBandOffsets(), new int[] {2, 1, 0});
    }

    private static byte overWhite(int value, int alpha) {
        return (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}
