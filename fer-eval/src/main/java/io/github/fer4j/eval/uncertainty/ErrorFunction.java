package io.github.fer4j.eval.uncertainty;

/** {@code erfc(z) = 2 / sqrt(pi) int_z^inf exp(-t^2) dt}, which Java lacks: the tail of chi-square is {@code erfc(sqrt(x / 2))}. */
final class ErrorFunction {
    /** From here on the continued fraction converges quickly, and below it the series does. */
    private static final double FAR = 2;

    private static final int TERMS = 200;

    private ErrorFunction() {}

    /** z not negative; to some 14 digits. */
    static double complement(double z) {
        return z < FAR ? 1 - series(z) : fraction(z);
    }

    /** Abramowitz and Stegun, 7.1.6: all terms are positive. */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int n = 1; n < TERMS && term > sum * Math.ulp(1.0) / 2; n++) {
            term *= 2 * z * z / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-z * z) * sum;
    }

    /** Abramowitz and Stegun, 7.1.14, from its far end. */
    private static double fraction(double z) {
        double below = z;
        for (int n = TERMS; n > 0; n--) {
            below = z + n / 2.0 / below;
        }
        return Math.exp(-z * z) / Math.sqrt(Math.PI) / below;
    }
}
