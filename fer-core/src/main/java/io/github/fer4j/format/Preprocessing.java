package io.github.fer4j.format;

import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import java.util.Objects;

/**
 * From a face crop to the input of a net: gray or RGB, resized, normalised. Stored with the model and applied from there,
 * in training and in use alike.
 *
 * @param height of the net's input, in pixels
 * @param width of the net's input, in pixels
 * @param channels 1 for gray, 3 for RGB
 * @param interpolation how crops of another size are resized
 * @param normalisation how bytes become numbers
 */
public record Preprocessing(
        int height, int width, int channels, Interpolation interpolation, Normalisation normalisation) {
    private static final int LARGEST_SIDE = 4096;

    /**
     * Checks the shape.
     *
     * @throws InvalidArgumentException if a side is not in 1 to 4096 or the channels are not 1 or 3
     */
    public Preprocessing {
        if (height < 1 || width < 1 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
            throw new InvalidArgumentException(
                    "a net's input is 1 to " + LARGEST_SIDE + " pixels high and wide, got " + width + "x" + height);
        }
        if (channels != 1 && channels != 3) {
            throw new InvalidArgumentException("a net's input has 1 or 3 channels, got " + channels);
        }
        Objects.requireNonNull(interpolation, "interpolation");
        Objects.requireNonNull(normalisation, "normalisation");
    }

    /** Gray 48x48, each image to mean 0 and deviation 1: what the bundled models take. */
    public static Preprocessing gray48() {
        return new Preprocessing(48, 48, 1, Interpolation.BILINEAR, Normalisation.perImage());
    }

    /** The number of values that {@link #apply} writes: channels * height * width. */
    public int length() {
        return channels * height * width;
    }

    /**
     * The raster that the net sees, before normalisation: right channels, right size.
     *
     * @param face a crop of any size
     * @return an image of {@code height} x {@code width} with {@code channels}
     */
    public Image fit(Image face) {
        Image coloured = channels == 1 ? face.toGray() : face.toRgb();
        return coloured.resize(height, width, interpolation);
    }

    /**
     * A crop as the net's input.
     *
     * @param face a crop of any size
     * @return {@code [channels, height, width]}, row by row
     */
    public float[] apply(Image face) {
        Image raster = fit(face);
        byte[] bytes = raster.toByteArray();
        float[] values = new float[bytes.length];
        int plane = height * width;
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < channels; c++) {
                values[c * plane + i] = (bytes[i * channels + c] & 0xff) / 255f;
            }
        }
        normalisation.apply(values);
        return values;
    }
}
