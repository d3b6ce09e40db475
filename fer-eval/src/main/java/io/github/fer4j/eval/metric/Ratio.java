package io.github.fer4j.eval.metric;

import java.util.OptionalDouble;

/** Division that says when it cannot. */
final class Ratio {
    private Ratio() {}

    static OptionalDouble of(double part, double whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }
}
