package io.github.fer4j;

/**
 * How pixels between pixels are made when an image is resized. Each kind is a separable filter; when the image shrinks
 * the filter is stretched to cover all source pixels, so that nothing aliases.
 */
public enum Interpolation {
    /** The mean of the source pixels that a target pixel covers; nearest when growing. */
    AREA(0.5) {
        @Override
        double weight(double distance) {
            return distance < 0.5 ? 1 : 0;
        }
    },
    /** Weights that fall linearly with the distance. */
    BILINEAR(1) {
        @Override
        double weight(double distance) {
            return distance < 1 ? 1 - distance : 0;
        }
    };

    /** How far the filter reaches, in source pixels, when the image does not shrink. */
    final double support;

    Interpolation(double support) {
        this.support = support;
    }

    /** The weight of a source pixel at this distance, which is not negative. */
    abstract double weight(double distance);
}
