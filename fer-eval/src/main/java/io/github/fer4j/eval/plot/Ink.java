package io.github.fer4j.eval.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A colour by its role, for light and for dark pages. Text has a contrast of at least 4.5 to 1 with what it stands on, lines
 * and bars 3 to 1 (WCAG 2.2, success criteria 1.4.3 and 1.4.11); PlotColoursTest works it out.
 *
 * @param name what its style rules are called
 * @param light red, green and blue, a byte each
 * @param dark the same on dark pages
 */
record Ink(String name, int light, int dark) {
    static final Ink SURFACE = new Ink("surface", 0xffffff, 0x15181d);
    static final Ink TEXT = new Ink("text", 0x1b1f24, 0xe8ebef);
    static final Ink MUTED = new Ink("muted", 0x555e6a, 0xa9b3bf);
    static final Ink GRID = new Ink("grid", 0xdfe3e8, 0x333a44);

    /** The last step of the heat scale; there are one more. */
    static final int HOTTEST = 20;

    private static final int[] SERIES_LIGHT = {
        0x1f5fa8, 0xb35000, 0x1b7f4b, 0xb0307a, 0x6a4fb3, 0x7a5230, 0x0f7480, 0x5b6470
    };
    private static final int[] SERIES_DARK = {
        0x6db1ff, 0xffab5e, 0x5fd39a, 0xff86c0, 0xb9a2ff, 0xd8ab80, 0x5cd0d9, 0xaab4c0
    };
    /** The colours between the first and the last level, both counted. */
    static final int LEVEL_COUNT = 5;

    private static final int FIRST_LEVEL_LIGHT = 0x12355b;
    private static final int LAST_LEVEL_LIGHT = 0x5b93d6;
    private static final int FIRST_LEVEL_DARK = 0xd6e8ff;
    private static final int LAST_LEVEL_DARK = 0x3573b8;
    private static final int HOT_LIGHT = 0x74abea;
    private static final int HOT_DARK = 0x1f5c9e;

    /** The colours that series can have before one comes again. */
    static final int SERIES_COUNT = SERIES_LIGHT.length;

    /** The colour of a series; they come round. */
    static Ink series(int number) {
        int i = number % SERIES_COUNT;
        return new Ink("series-" + i, SERIES_LIGHT[i], SERIES_DARK[i]);
    }

    /** The colour of one of some levels that have an order: they differ in brightness, which all eyes see. */
    static Ink level(int number, int levels) {
        return level(levels == 1 ? 0 : Math.round((LEVEL_COUNT - 1) * (float) number / (levels - 1)));
    }

    private static Ink level(int i) {
        return new Ink(
                "level-" + i,
                blend(FIRST_LEVEL_LIGHT, LAST_LEVEL_LIGHT, (float) i / (LEVEL_COUNT - 1)),
                blend(FIRST_LEVEL_DARK, LAST_LEVEL_DARK, (float) i / (LEVEL_COUNT - 1)));
    }

    /** A step between the surface, 0, and the fullest colour, {@link #HOTTEST}. */
    static Ink heat(int step) {
        return new Ink(
                "heat-" + step,
                blend(SURFACE.light, HOT_LIGHT, (float) step / HOTTEST),
                blend(SURFACE.dark, HOT_DARK, (float) step / HOTTEST));
    }

    /** The step of a share; what is not 0 is never shown as 0. */
    static int heatStep(double share) {
        int step = (int) Math.round(Math.max(0, Math.min(1, share)) * HOTTEST);
        return step == 0 && share > 0 ? 1 : step;
    }

    private static int blend(int from, int to, float share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            mixed |= Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }

    /** All that there are. */
    static List<Ink> all() {
        List<Ink> all = new ArrayList<>(List.of(SURFACE, TEXT, MUTED, GRID));
        for (int i = 0; i < SERIES_COUNT; i++) {
            all.add(series(i));
        }
        for (int i = 0; i < LEVEL_COUNT; i++) {
            all.add(level(i));
        }
        for (int step = 0; step <= HOTTEST; step++) {
            all.add(heat(step));
        }
        return all;
    }

    static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
