package io.github.fer4j;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable raster: one byte a sample, 1 channel (gray) or 3 (red, green, blue), rows from the top, pixels from the
 * left, the channels of a pixel side by side.
 */
public final class Image implements ImageSource {
    /** The most samples of an image: the longest array that every Java machine allocates. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final int height;
    private final int width;
    private final int channels;
    private final byte[] bytes;

    private Image(int height, int width, int channels, byte[] bytes) {
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.bytes = bytes;
    }

    /**
     * A gray image.
     *
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     * @param bytes {@code [height * width]}, each 0 to 255 as an unsigned byte; copied
     * @return the image
     * @throws InvalidArgumentException if the size is below 1x1 or the count is wrong
     */
    public static Image gray(int height, int width, byte[] bytes) {
        return checked(height, width, 1, bytes.clone());
    }

    /**
     * A colour image.
     *
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     * @param bytes {@code [height * width * 3]}: red, green, blue of each pixel, each 0 to 255 as an unsigned byte; copied
     * @return the image
     * @throws InvalidArgumentException if the size is below 1x1 or the count is wrong
     */
    public static Image rgb(int height, int width, byte[] bytes) {
        return checked(height, width, 3, bytes.clone());
    }

    /**
     * An image from AWT, as a file of the same pixels would be decoded. Gray stays gray, be it levels or a palette; all else
     * becomes RGB; 16 bits are rounded to 8; transparent pixels are laid over white.
     *
     * @param image any type of image
     * @return the image
     * @throws InvalidArgumentException if its samples do not fit into one array
     */
    public static Image of(BufferedImage image) {
        return AwtImages.toImage(Objects.requireNonNull(image, "image"));
    }

    /** The number of samples; an array cannot hold more than an int counts. */
    static int length(int height, int width, int channels) {
        long length = (long) height * width * channels;
        if (length > LONGEST) {
            throw new InvalidArgumentException("an image has at most " + LONGEST + " samples, got " + width + "x"
                    + height + " with " + channels + " channels");
        }
        return (int) length;
    }

    private static Image checked(int height, int width, int channels, byte[] bytes) {
        if (height < 1 || width < 1) {
            throw new InvalidArgumentException("an image is at least 1x1 pixels, got " + width + "x" + height);
        }
        if ((long) height * width * channels != bytes.length) {
            throw new InvalidArgumentException("a " + width + "x" + height + " image with " + channels
                    + " channels has " + (long) height * width * channels + " bytes, got " + bytes.length);
        }
        return new Image(height, width, channels, bytes);
    }

    /** For this package only: takes the array without a copy, so the caller must let go of it. */
    static Image ofOwnedBytes(int height, int width, int channels, byte[] bytes) {
        return checked(height, width, channels, bytes);
    }

    /** For this package only: the array itself, which nobody may change. */
    byte[] rawBytes() {
        return bytes;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** 1 for gray, 3 for RGB. */
    public int channels() {
        return channels;
    }

    /**
     * One sample.
     *
     * @param y the row, 0 at the top
     * @param x the column, 0 at the left
     * @param channel 0 for gray; 0, 1, 2 for red, green, blue
     * @return 0 to 255
     * @throws IndexOutOfBoundsException outside the image
     */
    public int get(int y, int x, int channel) {
        Objects.checkIndex(y, height);
        Objects.checkIndex(x, width);
        Objects.checkIndex(channel, channels);
        return bytes[(y * width + x) * channels + channel] & 0xff;
    }

    /** All samples, {@code [height * width * channels]}; a copy. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** Itself: an image that is in memory already. */
    @Override
    public Image load() {
        return this;
    }

    /** This image in gray: itself if it is, else the luma of ITU-R BT.601 (0.299 R + 0.587 G + 0.114 B). */
    public Image toGray() {
        if (channels == 1) {
            return this;
        }
        byte[] gray = new byte[height * width];
        for (int i = 0; i < gray.length; i++) {
            int red = bytes[3 * i] & 0xff;
            int green = bytes[3 * i + 1] & 0xff;
            int blue = bytes[3 * i + 2] & 0xff;
            gray[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
        return new Image(height, width, 1, gray);
    }

    /** This image with three channels: itself if it has them, else the gray three times. */
    public Image toRgb() {
        if (channels == 3) {
            return this;
        }
        byte[] rgb = new byte[length(height, width, 3)];
        for (int i = 0; i < bytes.length; i++) {
            rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = bytes[i];
        }
        return new Image(height, width, 3, rgb);
    }

    /**
     * A part of this image. Where the box reaches outside, the nearest pixels of the edge are repeated.
     *
     * @param box the part; it must share a pixel with the image
     * @return an image of the size of the box; itself where the box is the whole image
     * @throws InvalidArgumentException if the box lies wholly outside, is more than 64 times as large as the image, or its
     *     samples do not fit into one array
     */
    public Image crop(Box box) {
        if (box.x() >= width || box.y() >= height || box.x() + box.width() <= 0 || box.y() + box.height() <= 0) {
            throw new InvalidArgumentException(
                    "the box " + box + " lies outside the " + width + "x" + height + " image");
        }
        if (box.area() > 64L * width * height) {
            throw new InvalidArgumentException(
                    "the box " + box + " is over 64 times as large as the " + width + "x" + height + " image");
        }
        if (box.x() == 0 && box.y() == 0 && box.width() == width && box.height() == height) {
            return this;
        }
        byte[] out = new byte[length(box.height(), box.width(), channels)];
        int inside = Math.max(0, box.x());
        int count = Math.min(width, box.x() + box.width()) - inside;
        int before = inside - box.x();
        int at = 0;
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            int row = Math.max(0, Math.min(height - 1, y)) * width * channels;
            at = repeat(row, before, out, at);
            System.arraycopy(bytes, row + inside * channels, out, at, count * channels);
            at += count * channels;
            at = repeat(row + (width - 1) * channels, box.width() - before - count, out, at);
        }
        return new Image(box.height(), box.width(), channels, out);
    }

    /** Writes a pixel several times; returns where the last one ends. */
    private int repeat(int pixel, int times, byte[] out, int at) {
        int to = at;
        for (int i = 0; i < times; i++) {
            for (int c = 0; c < channels; c++) {
                out[to++] = bytes[pixel + c];
            }
        }
        return to;
    }

    /**
     * This image in another size.
     *
     * @param newHeight in pixels, at least 1
     * @param newWidth in pixels, at least 1
     * @param interpolation how pixels are made
     * @return the resized image; itself where the size is the same
     * @throws InvalidArgumentException if the new size is below 1x1, or its samples do not fit into one array
     */
    public Image resize(int newHeight, int newWidth, Interpolation interpolation) {
        Objects.requireNonNull(interpolation, "interpolation");
        if (newHeight < 1 || newWidth < 1) {
            throw new InvalidArgumentException("an image is at least 1x1 pixels, got " + newWidth + "x" + newHeight);
        }
        return newHeight == height && newWidth == width
                ? this
                : Resampling.resize(this, newHeight, newWidth, interpolation);
    }

    /**
     * This image turned, zoomed and shifted. Where the result reaches outside, the nearest pixels of the edge are repeated;
     * where it shrinks, nothing aliases.
     *
     * @param map from points of this image to points of the result; a zoom of 1/256 and more
     * @param newHeight of the result, in pixels, at least 1
     * @param newWidth of the result, in pixels, at least 1
     * @return the part of the turned, zoomed and shifted image from 0,0 on
     * @throws InvalidArgumentException if the new size is below 1x1, its samples do not fit into one array, or the zoom is
     *     below 1/256
     */
    public Image transformed(Similarity map, int newHeight, int newWidth) {
        if (newHeight < 1 || newWidth < 1) {
            throw new InvalidArgumentException("an image is at least 1x1 pixels, got " + newWidth + "x" + newHeight);
        }
        if (map.zoom() * Warping.MOST_REDUCTION < 1) {
            throw new InvalidArgumentException(
                    "an image is transformed with a zoom of 1/256 and more, got " + map.zoom() + "; resize it first");
        }
        return Warping.warp(this, map, newHeight, newWidth);
    }

    /** This image mirrored left to right. */
    public Image flipped() {
        byte[] out = new byte[bytes.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = (y * width + x) * channels;
                int to = (y * width + width - 1 - x) * channels;
                System.arraycopy(bytes, from, out, to, channels);
            }
        }
        return new Image(height, width, channels, out);
    }

    /** This image for AWT: {@code TYPE_BYTE_GRAY} or {@code TYPE_INT_RGB}. */
    public BufferedImage toBufferedImage() {
        if (channels == 1) {
            BufferedImage gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            gray.getRaster().setDataElements(0, 0, width, height, bytes);
            return gray;
        }
        BufferedImage rgb = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * 3;
                row[x] = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
            }
            rgb.setRGB(0, y, width, 1, row, 0, width);
        }
        return rgb;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Image that
                && height == that.height
                && width == that.width
                && channels == that.channels
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * height + width) + Arrays.hashCode(bytes);
    }

    /** Such as {@code 48x48x1 image}: width, height, channels. */
    @Override
    public String toString() {
        return width + "x" + height + "x" + channels + " image";
    }
}
