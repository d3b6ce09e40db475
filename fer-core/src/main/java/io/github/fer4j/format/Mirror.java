package io.github.fer4j.format;

/** Beyond the edges an image is mirrored about its outermost pixels, which are not repeated: {@code dcb|abcd|cba}. */
final class Mirror {
    private Mirror() {}

    /** Where the pixel at this place, maybe outside, is found inside; OpenCV calls it {@code BORDER_REFLECT_101}. */
    static int index(int place, int size) {
        if (size == 1) {
            return 0;
        }
        int inside = place;
        while (inside < 0 || inside >= size) {
            inside = inside < 0 ? -inside : 2 * (size - 1) - inside;
        }
        return inside;
    }
}
