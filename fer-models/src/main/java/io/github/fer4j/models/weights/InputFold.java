package io.github.fer4j.models.weights;

import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first convolution, made to take our input instead of theirs. Their net takes {@code x_c = (v_c - m_c) / s_c} for the
 * red, green and blue samples {@code v} in [0, 1]; ours {@code y_c = (v_c - M_c) / S_c}. So {@code x_c = y_c S_c / s_c + (M_c
 * - m_c) / s_c}: the factor goes into the kernel, and the sum of the constants over the kernel becomes a shift of the output.
 * For gray images all {@code v_c} are the same {@code v}, and the kernels of the three channels add up.
 *
 * <p>The kernel is exact everywhere. The shift is where the kernel lies within the image; at the border their padding is
 * {@code x = 0}, ours {@code y = 0}, and that is the same level only if {@code M_c = m_c}.
 *
 * <p>Where our input is normalised image by image there are no constants. The kernel is then folded as though each image had
 * ImageNet's mean and deviation, which is only true on average.
 */
final class InputFold {
    /** The mean and the deviation of ImageNet, over its three channels. */
    private static final double TYPICAL_MEAN = 0.449;

    private static final double TYPICAL_DEVIATION = 0.226;
    private static final double SAME = 1e-9;

    private final float[] kernel;
    private final double[] shift;
    private final List<String> folded = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    private InputFold(float[] kernel, double[] shift) {
        this.kernel = kernel;
        this.shift = shift;
    }

    /**
     * Folds a first convolution.
     *
     * @param theirs {@code [out, channels, kernel, kernel]}
     * @param out filters
     * @param channels that their kernel takes: 3, or 1 for a net of gray images
     * @param side of the kernel
     * @param scheme their normalisation, and the order of their channels
     * @param ours our input
     */
    static InputFold of(float[] theirs, int out, int channels, int side, Scheme scheme, Preprocessing ours) {
        int into = ours.channels();
        int area = side * side;
        InputFold fold = new InputFold(new float[out * into * area], new double[out]);
        boolean padded = side > 1;
        double[] sum = new double[area];
        for (int o = 0; o < out; o++) {
            Arrays.fill(sum, 0);
            for (int c = 0; c < channels; c++) {
                int at = (o * channels + (scheme.blueFirst() ? channels - 1 - c : c)) * area;
                double factor = deviation(ours.normalisation(), c, scheme) / deviation(scheme, c);
                double constant = (mean(ours.normalisation(), c, scheme) - mean(scheme, c)) / deviation(scheme, c);
                for (int a = 0; a < area; a++) {
                    fold.shift[o] += theirs[at + a] * constant;
                    if (into == channels) {
                        fold.kernel[(o * into + c) * area + a] = (float) (theirs[at + a] * factor);
                    } else {
                        sum[a] += theirs[at + a] * factor;
                    }
                }
            }
            for (int a = 0; into != channels && a < area; a++) {
                fold.kernel[o * area + a] = (float) sum[a];
            }
        }
        fold.explain(channels, scheme, ours, padded);
        return fold;
    }

    private void explain(int channels, Scheme scheme, Preprocessing ours, boolean padded) {
        if (scheme.blueFirst()) {
            folded.add("the first convolution took blue, green, red: turned to red, green, blue");
        }
        if (channels != ours.channels()) {
            folded.add("the first convolution took RGB: its kernels are added up for gray");
        }
        if (scheme.normalisation() == null) {
            differences.add("the file does not say how its images were normalised; taken as this net's");
            return;
        }
        if (ours.normalisation().kind() == Normalisation.Kind.PER_IMAGE) {
            folded.add("the normalisation: as though each image had ImageNet's mean and deviation");
            differences.add("images are normalised one by one, but those that the weights know by constants; the"
                    + " normalisation of fitting(net) is closer");
            return;
        }
        boolean factors = false;
        boolean levels = false;
        for (int c = 0; c < channels; c++) {
            factors |= Math.abs(deviation(ours.normalisation(), c, scheme) / deviation(scheme, c) - 1) > SAME;
            levels |= Math.abs(mean(ours.normalisation(), c, scheme) - mean(scheme, c)) > SAME;
        }
        if (factors || levels) {
            folded.add("the normalisation: another mean or deviation of the input, into the first convolution");
        }
        if (levels && padded) {
            differences.add("around the image there is this net's mean level instead of theirs, which the first"
                    + " convolution sees at the border; inside it computes the same");
        }
    }

    private static double mean(Scheme scheme, int channel) {
        return scheme.normalisation() == null ? 0 : at(scheme.normalisation().mean(), channel);
    }

    private static double deviation(Scheme scheme, int channel) {
        return scheme.normalisation() == null ? 1 : at(scheme.normalisation().deviation(), channel);
    }

    private static double mean(Normalisation ours, int channel, Scheme scheme) {
        if (scheme.normalisation() == null) {
            return 0;
        }
        return ours.kind() == Normalisation.Kind.PER_IMAGE ? TYPICAL_MEAN : at(ours.mean(), channel);
    }

    private static double deviation(Normalisation ours, int channel, Scheme scheme) {
        if (scheme.normalisation() == null) {
            return 1;
        }
        return ours.kind() == Normalisation.Kind.PER_IMAGE ? TYPICAL_DEVIATION : at(ours.deviation(), channel);
    }

    private static double at(List<Double> values, int channel) {
        return values.get(values.size() == 1 ? 0 : channel);
    }

    /** {@code [out, our channels, kernel, kernel]}. */
    float[] kernel() {
        return kernel;
    }

    /** What is added to each filter's output. */
    double[] shift() {
        return shift;
    }

    List<String> folded() {
        return folded;
    }

    List<String> differences() {
        return differences;
    }

    /** The normalisation with which a net of ours is nearest to theirs: the same, or for gray its mean over the channels. */
    static Normalisation nearest(Normalisation theirs, int channels) {
        if (theirs.mean().size() == 1 || theirs.mean().size() == channels) {
            return theirs;
        }
        return new Normalisation(theirs.kind(), average(theirs.mean()), average(theirs.deviation()));
    }

    private static double average(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
