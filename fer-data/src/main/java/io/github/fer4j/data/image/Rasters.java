package io.github.fer4j.data.image;

import io.github.fer4j.Image;
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

/** From what ImageIO decodes to {@link Image}: by {@link Image#of}, but for gray, which AWT would bend by its gamma. */
final class Rasters {
    private Rasters() {}

    static Image toImage(BufferedImage decoded) {
        ColorModel colours = decoded.getColorModel();
        if (colours instanceof IndexColorModel palette) {
            // toGray keeps a gray level as it is: its weights sum to 1.
            return isGray(palette) ? Image.of(decoded).toGray() : Image.of(decoded);
        }
        if (isPlainGray(decoded)) {
            return gray(decoded);
        }
        if (decoded.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return rgb(decoded);
        }
        return Image.of(decoded);
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

    private static boolean isPlainGray(BufferedImage decoded) {
        ColorModel colours = decoded.getColorModel();
        int kind = decoded.getRaster().getTransferType();
        return colours instanceof ComponentColorModel
                && (kind == DataBuffer.TYPE_BYTE || kind == DataBuffer.TYPE_USHORT)
                && colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !colours.isAlphaPremultiplied();
    }

    /** One band of gray, with or without one of opacity, of any number of bits. */
    private static Image gray(BufferedImage decoded) {
        Raster raster = decoded.getRaster();
        int height = decoded.getHeight();
        int width = decoded.getWidth();
        int most = (1 << decoded.getColorModel().getComponentSize(0)) - 1;
        boolean transparent = raster.getNumBands() > 1;
        if (most == 255 && !transparent && raster.getTransferType() == DataBuffer.TYPE_BYTE) {
            byte[] levels = new byte[height * width]; // what most gray files hold already
            raster.getDataElements(0, 0, width, height, levels);
            return Image.gray(height, width, levels);
        }
        int[] row = new int[width];
        int[] opacity = new int[width];
        byte[] gray = new byte[height * width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            if (transparent) {
                raster.getSamples(0, y, width, 1, 1, opacity);
            }
            for (int x = 0; x < width; x++) {
                double level = (double) row[x] / most;
                double over = transparent ? 1 - (1 - level) * opacity[x] / most : level;
                gray[y * width + x] = (byte) Math.round(255 * over);
            }
        }
        return Image.gray(height, width, gray);
    }

    /** What JPEG and most PNG become: blue, green, red. */
    private static Image rgb(BufferedImage decoded) {
        int height = decoded.getHeight();
        int width = decoded.getWidth();
        byte[] rgb = new byte[height * width * 3];
        Raster raster = decoded.getRaster();
        if (raster.getDataBuffer() instanceof DataBufferByte buffer && isDense(raster, buffer)) {
            byte[] bgr = buffer.getData();
            for (int i = 0; i < rgb.length; i += 3) {
                rgb[i] = bgr[i + 2];
                rgb[i + 1] = bgr[i + 1];
                rgb[i + 2] = bgr[i];
            }
        } else { // a part of a larger image
            raster.getDataElements(0, 0, width, height, rgb);
        }
        return Image.rgb(height, width, rgb);
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
}
