package io.github.fer4j.eval.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.eval.Contrast;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class PlotColoursTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;

    @Test
    void the_formula_gives_21_for_black_on_white() {
        assertThat(Contrast.of(0x000000, 0xffffff)).isEqualTo(21);
        assertThat(Contrast.of(0x777777, 0xffffff)).isBetween(4.47, 4.49); // the usual example of just too little
    }

    @Test
    void text_can_be_read_on_the_surface_and_on_every_heat() {
        for (ToIntFunction<Ink> scheme : schemes()) {
            for (Ink text : new Ink[] {Ink.TEXT, Ink.MUTED}) {
                assertThat(Contrast.of(scheme.applyAsInt(text), scheme.applyAsInt(Ink.SURFACE)))
                        .isGreaterThan(TEXT);
            }
            for (int step = 0; step <= Ink.HOTTEST; step++) {
                assertThat(Contrast.of(scheme.applyAsInt(Ink.TEXT), scheme.applyAsInt(Ink.heat(step))))
                        .as("heat " + step)
                        .isGreaterThan(TEXT);
            }
        }
    }

    @Test
    void lines_and_bars_can_be_seen_on_the_surface() {
        for (ToIntFunction<Ink> scheme : schemes()) {
            for (int i = 0; i < Ink.SERIES_COUNT; i++) {
                assertThat(Contrast.of(scheme.applyAsInt(Ink.series(i)), scheme.applyAsInt(Ink.SURFACE)))
                        .as("series " + i)
                        .isGreaterThan(GRAPHICS);
            }
            for (int i = 0; i < Ink.LEVEL_COUNT; i++) {
                assertThat(Contrast.of(
                                scheme.applyAsInt(Ink.level(i, Ink.LEVEL_COUNT)), scheme.applyAsInt(Ink.SURFACE)))
                        .as("level " + i)
                        .isGreaterThan(GRAPHICS);
            }
        }
    }

    @Test
    void levels_differ_in_brightness() {
        for (ToIntFunction<Ink> scheme : schemes()) {
            assertThat(Contrast.of(scheme.applyAsInt(Ink.level(0, 3)), scheme.applyAsInt(Ink.level(1, 3))))
                    .isGreaterThan(1.5);
            assertThat(Contrast.of(scheme.applyAsInt(Ink.level(1, 3)), scheme.applyAsInt(Ink.level(2, 3))))
                    .isGreaterThan(1.5);
        }
    }

    @Test
    void heat_begins_at_the_surface_and_what_is_not_nothing_is_not_shown_as_nothing() {
        assertThat(Ink.heat(0).light()).isEqualTo(Ink.SURFACE.light());
        assertThat(Ink.heat(0).dark()).isEqualTo(Ink.SURFACE.dark());
        assertThat(Ink.heatStep(0)).isZero();
        assertThat(Ink.heatStep(1e-6)).isEqualTo(1);
        assertThat(Ink.heatStep(0.5)).isEqualTo(10);
        assertThat(Ink.heatStep(1)).isEqualTo(Ink.HOTTEST);
    }

    private static List<ToIntFunction<Ink>> schemes() {
        return List.of(Ink::light, Ink::dark);
    }
}
