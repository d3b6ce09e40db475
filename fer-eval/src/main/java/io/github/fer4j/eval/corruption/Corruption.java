package io.github.fer4j.eval.corruption;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/**
 * What can be wrong with a photo of a face, in five severities. The idea, that a classifier be judged by what it makes of
 * images that nobody trained it on, and in steps from hardly visible to hardly recognisable, is Hendrycks and Dietterich's
 * (<i>Benchmarking Neural Network Robustness to Common Corruptions and Perturbations</i>, ICLR 2019). Kinds and steps are our
 * own: theirs are for photos of 224 pixels, faces are often of 48. Lengths are shares of the image's, so that a severity means
 * about the same at any size.
 *
 * <table>
 * <caption>Parameters of severities 1 to 5</caption>
 * <tr><th>corruption</th><th>parameter</th><th>1</th><th>2</th><th>3</th><th>4</th><th>5</th></tr>
 * <tr><td>{@link #BLUR}</td><td>deviation, share of the shorter side</td>
 *     <td>0.01</td><td>0.015</td><td>0.025</td><td>0.04</td><td>0.06</td></tr>
 * <tr><td>{@link #NOISE}</td><td>deviation, share of 255</td>
 *     <td>0.02</td><td>0.04</td><td>0.06</td><td>0.08</td><td>0.1</td></tr>
 * <tr><td>{@link #DARKNESS}</td><td>what is left of each value</td>
 *     <td>0.7</td><td>0.5</td><td>0.35</td><td>0.22</td><td>0.12</td></tr>
 * <tr><td>{@link #OCCLUSION}</td><td>covered share of the area</td>
 *     <td>0.05</td><td>0.1</td><td>0.2</td><td>0.3</td><td>0.4</td></tr>
 * <tr><td>{@link #ROTATION}</td><td>degrees</td><td>5</td><td>10</td><td>20</td><td>30</td><td>45</td></tr>
 * <tr><td>{@link #LOW_RESOLUTION}</td><td>how many times fewer pixels a side</td>
 *     <td>1.5</td><td>2</td><td>3</td><td>4</td><td>6</td></tr>
 * </table>
 */
public enum Corruption {
    /** Out of focus: a Gaussian; on images of over 533 pixels at severity 5, of 32 pixels at most. */
    BLUR(0.01, 0.015, 0.025, 0.04, 0.06) {
        @Override
        Image change(Image image, double amount, Random random) {
            return Pixels.blur(image, amount);
        }
    },
    /** A poor sensor: normal noise, another for each value, cut at 0 and 255. */
    NOISE(0.02, 0.04, 0.06, 0.08, 0.1) {
        @Override
        Image change(Image image, double amount, Random random) {
            return Pixels.map(image, value -> value + 255 * amount * random.nextGaussian());
        }
    },
    /** Too little light: each value times a factor, rounded, so that shades become one. */
    DARKNESS(0.7, 0.5, 0.35, 0.22, 0.12) {
        @Override
        Image change(Image image, double amount, Random random) {
            return Pixels.map(image, value -> value * amount);
        }
    },
    /** A hand, a microphone: a gray rectangle (value 128) of the image's proportions at a random place within it. */
    OCCLUSION(0.05, 0.1, 0.2, 0.3, 0.4) {
        @Override
        Image change(Image image, double amount, Random random) {
            return Pixels.cover(image, amount, random);
        }
    },
    /** A tilted head, or one that was not aligned: turned about the centre, by chance left or right; edges are repeated. */
    ROTATION(5, 10, 20, 30, 45) {
        @Override
        Image change(Image image, double amount, Random random) {
            return Pixels.turn(image, random.nextBoolean() ? amount : -amount);
        }
    },
    /** A face far away: shrunk to the mean of what each pixel covers, and grown again bilinearly. */
    LOW_RESOLUTION(1.5, 2, 3, 4, 6) {
        @Override
        Image change(Image image, double amount, Random random) {
            return Pixels.coarsen(image, amount);
        }
    };

    /** The hardest severity; the mildest is 1. */
    public static final int SEVERITIES = 5;

    private final double[] amounts;

    Corruption(double... amounts) {
        this.amounts = amounts;
    }

    abstract Image change(Image image, double amount, Random random);

    /**
     * The image made worse.
     *
     * @param image of any size, gray or RGB
     * @param severity 1 to {@value #SEVERITIES}
     * @param seed of what is random: the same gives the same pixels
     * @return a new image of the same size and channels
     * @throws InvalidArgumentException if the severity is out of range
     */
    public Image apply(Image image, int severity, long seed) {
        return change(image, amount(severity), new Random(mixed(seed)));
    }

    /**
     * The bits stirred (Stafford's variant 13 of MurmurHash3's finaliser, as SplittableRandom has it): the first number of
     * {@link Random} hardly differs between neighbouring seeds, and all faces would be turned the same way.
     */
    private static long mixed(long seed) {
        long z = (seed ^ seed >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /**
     * The parameter of a severity; see the table.
     *
     * @param severity 1 to {@value #SEVERITIES}
     * @return the parameter
     * @throws InvalidArgumentException if the severity is out of range
     */
    public double amount(int severity) {
        if (severity < 1 || severity > SEVERITIES) {
            throw new InvalidArgumentException(
                    "the severity of a corruption is 1 to " + SEVERITIES + ", got " + severity);
        }
        return amounts[severity - 1];
    }

    /**
     * A data set whose images are made worse as they are loaded. What is random in an image follows from the seed and the
     * sample's id, so that neither order nor other samples matter.
     *
     * @param data any
     * @param severity 1 to {@value #SEVERITIES}
     * @param seed of what is random
     * @return the same samples with other images
     * @throws InvalidArgumentException if the severity is out of range
     */
    public FerDataset apply(FerDataset data, int severity, long seed) {
        Objects.requireNonNull(data, "data");
        amount(severity);
        List<Sample> worse = new ArrayList<>(data.size());
        for (Sample sample : data) {
            long own = 31 * (31 * seed + sample.id().hashCode()) + ordinal();
            worse.add(sample.withImage(() -> apply(sample.image().load(), severity, own)));
        }
        return FerDataset.of(data.name() + ", " + this + " " + severity, data.labels(), worse);
    }

    /** In words, such as {@code low resolution}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
