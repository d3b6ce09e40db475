package io.github.fer4j;

/**
 * How pixels between pixels are made when an image is resized. Each kind is a separable filter; when the image shrinks
 * the filter is stretched to cover all source pixels, so that nothing aliases. Distances and steps are in source pixels; the
 * step is how far apart the centres of two neighbouring target pixels are.
 */
public enum Interpolation {
    /**
     * The mean of what a target pixel covers, where a source pixel counts by the part of it that is covered. Growing by a
     * whole number repeats pixels.
     */
    AREA {
        @Override
        double reach(double step) {
            return (step + 1) / 2;
        }

        @Override
        double weight(double distance, double step) {
            // The length that an interval of 1 and one of this step share, when their centres are this far apart.
            return Math.max(0, Math.min(Math.min(1, step), (step + 1) / 2 - distance));
        }
    },
    /** Weights that fall linearly with the distance. */
    BILINEAR {
        @Override
        double reach(double step) {
            return Math.max(1, step);
        }

        @Override
        double weight(double distance, double step) {
            return Math.max(0, 1 - distance / reach(step));
        }
    },
    /**
     * Cubic convolution (Keys, <i>Cubic Convolution Interpolation for Digital Image Processing</i>, IEEE Transactions on
     * Acoustics, Speech, and Signal Processing 29(6), 1981, equation 4 with a = -1/2, as Pillow has it; OpenCV takes a =
     * -3/4). Sharper than bilinear. Edges may overshoot; what leaves 0 to 255 is cut, once, at the end.
     */
    BICUBIC {
        @Override
        double reach(double step) {
            return 2 * Math.max(1, step);
        }

        @Override
        double weight(double distance, double step) {
            double x = distance / Math.max(1, step);
            if (x < 1) {
                return (1.5 * x - 2.5) * x * x + 1;
            }
            return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
        }
    };

    /** How far from a target pixel's centre source pixels can have a weight. */
    abstract double reach(double step);

    /** The weight of a source pixel at this distance, which is not negative itself; weights need not sum to 1. */
    abstract double weight(double distance, double step);
}
