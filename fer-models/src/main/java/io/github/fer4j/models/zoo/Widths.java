package io.github.fer4j.models.zoo;

/** How width multipliers become numbers of filters. */
final class Widths {
    private Widths() {}

    /** The nearest whole number, at least 1. */
    static int scaled(int filters, double factor) {
        return (int) Math.max(1, Math.round(filters * factor));
    }

    /**
     * The nearest multiple of 8, at least 8, and no less than nine tenths of the exact number: what the authors of
     * MobileNetV2 and EfficientNet do.
     */
    static int scaledToEights(int filters, double factor) {
        double exact = filters * factor;
        int eights = Math.max(8, (int) (exact + 4) / 8 * 8);
        return eights < 0.9 * exact ? eights + 8 : eights;
    }
}
