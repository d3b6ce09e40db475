package io.github.fer4j.models.train;

/**
 * What the epochs so far decided. Immutable.
 *
 * @param bestFigure by which the best epoch is the best; larger is better
 * @param sinceBest epochs since the best one
 * @param sinceReduced epochs since the best one, or since the learning rate was lowered
 * @param rateFactor by which plateaus have lowered the learning rate
 */
record Standing(double bestFigure, int sinceBest, int sinceReduced, double rateFactor) {
    static final Standing START = new Standing(Double.NEGATIVE_INFINITY, 0, 0, 1);

    boolean isBeatenBy(double figure) {
        return figure > bestFigure;
    }

    Standing after(double figure, Plateau plateau) {
        boolean best = isBeatenBy(figure);
        int waited = best ? 0 : sinceReduced + 1;
        boolean reduce = !plateau.isOff() && waited >= plateau.patience();
        return new Standing(
                best ? figure : bestFigure,
                best ? 0 : sinceBest + 1,
                reduce ? 0 : waited,
                reduce ? rateFactor * plateau.factor() : rateFactor);
    }
}
