package io.github.fer4j.data.augment;

import java.util.StringJoiner;

/**
 * All settings of an {@link Augmentation}, checked and explained by its builder.
 *
 * @param flip whether half of the images are mirrored
 * @param rotation in degrees
 * @param zoom share of the size
 * @param shift share of the side
 * @param shear pixels sideways for each row
 * @param crop share of the side that is kept; 1 is off
 * @param brightness share of the levels
 * @param contrast share of the distance from the mean
 * @param noise deviation in gray levels
 * @param erasing what is covered
 */
record Recipe(
        boolean flip,
        double rotation,
        double zoom,
        double shift,
        double shear,
        double crop,
        double brightness,
        double contrast,
        double noise,
        RandomErasing erasing) {
    boolean isNone() {
        return !flip && !isAffine() && !changesLight() && noise == 0 && erasing.probability() == 0;
    }

    private boolean isAffine() {
        return rotation > 0 || zoom > 0 || shift > 0 || shear > 0 || crop < 1;
    }

    boolean changesLight() {
        return brightness > 0 || contrast > 0;
    }

    String describe() {
        StringJoiner parts = new StringJoiner(", ").setEmptyValue(AugmentationText.NONE);
        if (flip) {
            parts.add(AugmentationText.FLIP);
        }
        add(parts, "rotation", rotation);
        add(parts, "zoom", zoom);
        add(parts, "shift", shift);
        add(parts, "shear", shear);
        if (crop < 1) {
            parts.add("crop " + number(crop));
        }
        add(parts, "brightness", brightness);
        add(parts, "contrast", contrast);
        add(parts, "noise", noise);
        if (erasing.probability() > 0) {
            parts.add(AugmentationText.ERASING + " " + number(erasing.probability()) + " of area "
                    + number(erasing.minArea()) + " to "
                    + number(erasing.maxArea()) + " with "
                    + AugmentationText.name(erasing.fill()));
        }
        return parts.toString();
    }

    private static void add(StringJoiner parts, String name, double value) {
        if (value > 0) {
            parts.add(name + " " + number(value));
        }
    }

    /** Without a trailing {@code .0}. */
    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
