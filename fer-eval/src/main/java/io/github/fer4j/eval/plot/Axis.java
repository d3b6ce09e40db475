package io.github.fer4j.eval.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A range of numbers laid along a line of the plot.
 *
 * @param name what is measured
 * @param min the number at {@code from}
 * @param max the number at {@code to}, above {@code min}
 * @param percent whether numbers are shares to be shown as per cent
 * @param from in pixels
 * @param to in pixels; may be below {@code from}, as upwards
 */
record Axis(String name, double min, double max, boolean percent, double from, double to) {
    private static final int STEPS = 6;

    /** Where a number lies; those outside are drawn at the end. */
    double at(double value) {
        double inside = Math.max(min, Math.min(max, value));
        return from + (inside - min) / (max - min) * (to - from);
    }

    /** Round numbers, six of them or a few less. */
    List<Double> ticks() {
        double step = step();
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten. */
    private double step() {
        double rough = (max - min) / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    /** A tick in words. */
    String label(double tick) {
        double shown = percent ? 100 * tick : tick;
        double step = percent ? 100 * step() : step();
        int digits = (int) Math.max(0, Math.min(9, Math.ceil(-Math.log10(step) - 1e-9)));
        String number = String.format(Locale.ROOT, "%." + digits + "f", shown);
        return (number.matches("-0(\\.0*)?") ? number.substring(1) : number) + (percent ? " %" : "");
    }
}
