package io.github.fer4j.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Split;
import io.github.fer4j.UnreadableImageException;
import java.util.List;
import java.util.Objects;

/**
 * From a face crop to the input of a net: gray or RGB, resized, filtered, normalised, in this order. Stored with the model
 * and applied from there, in training and in use alike.
 *
 * <p>Filters come after the resize, so that they always see what they saw in training: a blur of one pixel or a grid of
 * tiles means another thing on a crop of 40 pixels than on one of 400. It also makes their cost the same for every crop. In
 * training, augmentation stands between {@link #fit} and {@link #normalise}.
 *
 * @param height of the net's input, in pixels
 * @param width of the net's input, in pixels
 * @param channels 1 for gray, 3 for RGB
 * @param interpolation how crops of another size are resized
 * @param filters applied one after the other; may be empty
 * @param normalisation how bytes become numbers
 */
public record Preprocessing(
        int height,
        int width,
        int channels,
        Interpolation interpolation,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<ImageFilter> filters,

        Normalisation normalisation) {
    private static final int LARGEST_SIDE = 4096;

    private static final int MOST_FILTERS = 16;

    /**
     * Checks the shape and copies the list.
     *
     * @throws InvalidArgumentException if a side is not in 1 to 4096, the channels are not 1 or 3, there are over 16
     *     filters, or the normalisation is for another number of channels
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
        Objects.requireNonNull(filters, "filters");
        filters.forEach(filter -> Objects.requireNonNull(filter, "a filter"));
        filters = List.copyOf(filters);
        if (filters.size() > MOST_FILTERS) {
            throw new InvalidArgumentException(
                    "a face goes through at most " + MOST_FILTERS + " filters, got " + filters.size());
        }
        Objects.requireNonNull(normalisation, "normalisation");
        int values = normalisation.mean().size();
        if (values != 1 && values != channels) {
            throw new InvalidArgumentException("a net with " + channels + " channels is normalised by 1 or " + channels
                    + " means and deviations, got " + values + "; change the normalisation before the channels");
        }
    }

    /**
     * Without filters.
     *
     * @param height of the net's input, in pixels
     * @param width of the net's input, in pixels
     * @param channels 1 for gray, 3 for RGB
     * @param interpolation how crops of another size are resized
     * @param normalisation how bytes become numbers
     * @throws InvalidArgumentException as the other constructor
     */
    public Preprocessing(
            int height, int width, int channels, Interpolation interpolation, Normalisation normalisation) {
        this(height, width, channels, interpolation, List.of(), normalisation);
    }

    /** Gray 48x48, each image to mean 0 and deviation 1: what the bundled models take. */
    public static Preprocessing gray48() {
        return new Preprocessing(48, 48, 1, Interpolation.BILINEAR, Normalisation.perImage());
    }

    /**
     * This preprocessing for another size.
     *
     * @param newHeight 1 to 4096 pixels
     * @param newWidth 1 to 4096 pixels
     * @return the changed preprocessing
     * @throws InvalidArgumentException if a side is out of range
     */
    public Preprocessing withSize(int newHeight, int newWidth) {
        return new Preprocessing(newHeight, newWidth, channels, interpolation, filters, normalisation);
    }

    /**
     * This preprocessing for gray or for RGB.
     *
     * @param newChannels 1 or 3
     * @return the changed preprocessing
     * @throws InvalidArgumentException if it is another number, or the normalisation does not fit it
     */
    public Preprocessing withChannels(int newChannels) {
        return new Preprocessing(height, width, newChannels, interpolation, filters, normalisation);
    }

    /**
     * This preprocessing with another way to resize.
     *
     * @param newInterpolation how crops of another size are resized
     * @return the changed preprocessing
     */
    public Preprocessing withInterpolation(Interpolation newInterpolation) {
        return new Preprocessing(height, width, channels, newInterpolation, filters, normalisation);
    }

    /**
     * This preprocessing with these filters in place of its own.
     *
     * @param newFilters in the order in which they are applied; none takes all away
     * @return the changed preprocessing
     * @throws InvalidArgumentException if there are over 16
     */
    public Preprocessing withFilters(ImageFilter... newFilters) {
        return new Preprocessing(height, width, channels, interpolation, List.of(newFilters), normalisation);
    }

    /**
     * This preprocessing with another normalisation.
     *
     * @param newNormalisation how bytes become numbers
     * @return the changed preprocessing
     * @throws InvalidArgumentException if it has values for another number of channels
     */
    public Preprocessing withNormalisation(Normalisation newNormalisation) {
        return new Preprocessing(height, width, channels, interpolation, filters, newNormalisation);
    }

    /**
     * This preprocessing, normalised by the mean and the deviation of each channel over all pixels of a training set, as
     * they are after resize and filters. The levels are counted, so neither order nor threads change the result; images
     * are read once each, several at a time.
     *
     * @param training what the net will learn from: what validates or tests it must not leak into the constants
     * @return this preprocessing with a {@link Normalisation.Kind#FIXED} normalisation of {@code channels} values
     * @throws InvalidArgumentException if there are no samples, if one is of a split other than {@link Split#TRAIN}, or if
     *     all pixels of a channel have the same level
     * @throws UnreadableImageException if an image cannot be read, naming the sample
     */
    public Preprocessing withNormalisationOf(FerDataset training) {
        return withNormalisation(TrainingLevels.count(training, this).normalisation(training.name()));
    }

    /** The number of values that {@link #apply} writes: channels * height * width. */
    public int length() {
        return channels * height * width;
    }

    /**
     * The raster that the net sees, before normalisation: right channels, right size, filtered.
     *
     * @param face a crop of any size
     * @return an image of {@code height} x {@code width} with {@code channels}
     */
    public Image fit(Image face) {
        Image coloured = channels == 1 ? face.toGray() : face.toRgb();
        Image raster = coloured.resize(height, width, interpolation);
        for (ImageFilter filter : filters) {
            raster = filter.apply(raster);
        }
        return raster;
    }

    /**
     * A raster as numbers.
     *
     * @param raster what {@link #fit} gave, maybe augmented
     * @return {@code [channels, height, width]}, row by row
     * @throws InvalidArgumentException if the raster has another size or other channels
     */
    public float[] normalise(Image raster) {
        float[] values = new float[length()];
        normalise(raster, values, 0);
        return values;
    }

    /**
     * A raster as numbers, into a part of an array.
     *
     * @param raster what {@link #fit} gave, maybe augmented
     * @param into takes {@code [channels, height, width]}, row by row
     * @param offset of the first value
     * @throws InvalidArgumentException if the raster has another size or other channels
     * @throws IndexOutOfBoundsException if the array ends before the values do
     */
    public void normalise(Image raster, float[] into, int offset) {
        if (raster.height() != height || raster.width() != width || raster.channels() != channels) {
            throw new InvalidArgumentException("this net takes a " + width + "x" + height + "x" + channels
                    + " image, got a " + raster + "; fit it first");
        }
        Objects.checkFromIndexSize(offset, length(), into.length);
        normalisation.write(raster.toByteArray(), channels, into, offset);
    }

    /**
     * A crop as the net's input.
     *
     * @param face a crop of any size
     * @return {@code [channels, height, width]}, row by row
     */
    public float[] apply(Image face) {
        return normalise(fit(face));
    }

    /**
     * A crop as the net's input, into a part of an array: a batch is one array, and nothing is copied.
     *
     * @param face a crop of any size
     * @param into takes {@code [channels, height, width]}, row by row
     * @param offset of the first value
     * @throws IndexOutOfBoundsException if the array ends before the values do
     */
    public void apply(Image face, float[] into, int offset) {
        normalise(fit(face), into, offset);
    }
}
