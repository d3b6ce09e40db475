package io.github.fer4j.models.weights;

import io.github.fer4j.models.zoo.NetSpec;
import java.util.Arrays;

/**
 * PyTorch's VGG averages its last feature map to 7x7, whatever its size, before the first dense layer; ours takes the map as
 * it is. The averaging is linear, so it can be multiplied into the weights of the dense layer: the net then computes the same
 * for the size of image that it is built for.
 */
final class AdaptivePooling {
    private static final int SIDE = 7;

    /** Five times halved. */
    private static final int REDUCTION = 32;

    private AdaptivePooling() {}

    /** Whether a dense layer takes a feature map of another size than 7x7, and weights of this shape take 7x7. */
    static boolean applies(Slot slot, long[] theirs, NetSpec spec) {
        if (slot.kind() != Kind.DENSE || theirs == null || theirs.length < 2 || theirs[0] != slot.out()) {
            return false;
        }
        long area = (long) height(spec) * width(spec);
        // timm's, in four dimensions, does something else with larger maps.
        boolean size = area != SIDE * SIDE && (theirs.length == 2 || (height(spec) <= SIDE && width(spec) <= SIDE));
        return size
                && slot.in() % area == 0
                && Shapes.length(theirs) == slot.out() * (slot.in() / area) * SIDE * SIDE
                && slot.layer().startsWith("head")
                && isFirst(slot, theirs);
    }

    /** The second dense layer has as many inputs as units, whatever the size of the image. */
    private static boolean isFirst(Slot slot, long[] theirs) {
        return Shapes.length(theirs) != slot.out() * slot.in();
    }

    /**
     * Multiplies the averaging into the weights.
     *
     * @param theirs {@code [out, channels, 7, 7]}
     * @return {@code [out, channels, height, width]}
     */
    static float[] fold(float[] theirs, Slot slot, NetSpec spec) {
        int height = height(spec);
        int width = width(spec);
        int maps = theirs.length / (SIDE * SIDE);
        float[] ours = new float[maps * height * width];
        double[] sums = new double[height * width];
        for (int map = 0; map < maps; map++) {
            Arrays.fill(sums, 0);
            for (int i = 0; i < SIDE; i++) {
                for (int j = 0; j < SIDE; j++) {
                    double share = theirs[(map * SIDE + i) * SIDE + j]
                            / (double) ((end(i, height) - begin(i, height)) * (end(j, width) - begin(j, width)));
                    for (int y = begin(i, height); y < end(i, height); y++) {
                        for (int x = begin(j, width); x < end(j, width); x++) {
                            sums[y * width + x] += share;
                        }
                    }
                }
            }
            for (int at = 0; at < sums.length; at++) {
                ours[map * sums.length + at] = (float) sums[at];
            }
        }
        return ours;
    }

    private static int begin(int cell, int side) {
        return cell * side / SIDE;
    }

    private static int end(int cell, int side) {
        return ((cell + 1) * side + SIDE - 1) / SIDE;
    }

    private static int height(NetSpec spec) {
        return spec.preprocessing().height() / REDUCTION;
    }

    private static int width(NetSpec spec) {
        return spec.preprocessing().width() / REDUCTION;
    }
}
