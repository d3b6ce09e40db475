package io.github.fer4j.data.face;

/**
 * How a photo is searched for faces.
 *
 * @param scale of the copy that is searched as a whole, at most 1
 * @param scaleFactor how much larger the searched sizes are at each step, above 1
 * @param minNeighbours how many overlapping hits make a face
 * @param least side of a face in the photo
 * @param profiles whether faces in profile are looked for where there is no frontal one
 * @param quickScale of the smaller copy that is searched first; 0 for none
 */
record FaceSearch(
        double scale, double scaleFactor, int minNeighbours, double least, boolean profiles, double quickScale) {
    /** The side of the windows that the frontal cascades were trained on; smaller faces cannot be found. */
    static final int WINDOW = 24;

    /** A quick search of a copy that is hardly smaller would save nothing. */
    private static final double WORTH_WHILE = 0.8;

    /** Photos of groups have faces of much the same size: where one is so close to the least that is seen, there may be more. */
    private static final double CLOSE_TO_LEAST = 1.25;

    /** The smallest side of a face in a copy of this scale. */
    int smallest(double copyScale) {
        return (int) Math.max(WINDOW, Math.round(least * copyScale));
    }

    /** Whether a copy of a photo is large enough to show a face. */
    boolean canShow(double copyScale, int shorterSide) {
        return shorterSide * copyScale >= smallest(copyScale);
    }

    /** Whether the photo is searched quickly first. */
    boolean isQuick(int shorterSide) {
        return quickScale > 0 && quickScale <= WORTH_WHILE * scale && canShow(quickScale, shorterSide);
    }

    /** The side of the smallest face that the quick search sees, in pixels of the photo. */
    double leastOfQuick() {
        return Math.max(least, WINDOW / quickScale);
    }

    /**
     * Whether there may be faces too small for the quick search.
     *
     * @param smallestFound side of the smallest face that it found, in pixels of the photo; infinite where it found none
     */
    boolean mayHaveSmaller(double smallestFound) {
        return leastOfQuick() > least
                && (Double.isInfinite(smallestFound) || smallestFound < CLOSE_TO_LEAST * leastOfQuick());
    }

    /** Of the copy in which the least face is as large as the cascade's window, or which is searched as a whole. */
    double scaleOfLeast() {
        return Math.min(scale, WINDOW / least);
    }
}
