package io.github.fer4j.eval.explain;

import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.SaliencyMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
    private static final Image FACE = Image.gray(1, 3, new byte[] {100, 100, (byte) 200});

    private static SaliencyMap map(float... values) {
        return new SaliencyMap(FEAR, 0.5, 1, values.length, values);
    }

    private static int[] colour(Image image, int x) {
        return new int[] {image.get(0, x, 0), image.get(0, x, 1), image.get(0, x, 2)};
    }

    @Test
    void nothing_is_black_and_the_most_is_pale_yellow() {
        Image drawn = Overlay.standard().opacity(1).draw(FACE, map(0, 5, -3));
        assertThat(drawn).hasToString("3x1x3 image");
        assertThat(colour(drawn, 0)).containsExactly(0, 0, 4);
        assertThat(colour(drawn, 1)).containsExactly(252, 255, 164);
        assertThat(colour(drawn, 2)).as("what speaks against the label").containsExactly(0, 0, 4);
    }

    @Test
    void half_of_it_is_the_face_in_gray() {
        Image drawn = Overlay.standard().draw(FACE, map(0, 5, 5));
        assertThat(colour(drawn, 0)).containsExactly(50, 50, 52);
        assertThat(colour(drawn, 1)).containsExactly(176, 178, 132); // halves are rounded up
        assertThat(colour(drawn, 2)).containsExactly(226, 228, 182);
    }

    @Test
    void without_opacity_it_is_the_face() {
        assertThat(Overlay.standard().opacity(0).draw(FACE, map(0, 5, 1))).isEqualTo(FACE.toRgb());
    }

    @Test
    void a_map_of_nothing_is_drawn_as_nothing() {
        Image drawn = Overlay.standard().opacity(1).draw(FACE, map(0, 0, -1));
        assertThat(colour(drawn, 1)).containsExactly(0, 0, 4);
    }

    /** Matplotlib's own table, between the colours that are kept here. */
    @ParameterizedTest
    @CsvSource({
        "8, 0.013995, 0.011225, 0.071862",
        "42, 0.197297, 0.038400, 0.367535",
        "128, 0.735683, 0.215906, 0.330245",
        "213, 0.986175, 0.713153, 0.103863",
        "247, 0.951740, 0.960587, 0.524203"
    })
    void colours_are_those_of_matplotlib_within_two_per_cent(int index, double red, double green, double blue) {
        assertThat(Inferno.at(index / 255.0, 0) / 255).isCloseTo(red, within(0.02));
        assertThat(Inferno.at(index / 255.0, 1) / 255).isCloseTo(green, within(0.02));
        assertThat(Inferno.at(index / 255.0, 2) / 255).isCloseTo(blue, within(0.02));
    }

    @Test
    void a_map_of_another_size_is_refused() {
        assertThatThrownBy(() -> Overlay.standard().draw(FACE, map(1, 2)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("2x1 map for a 3x1x1 image");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void an_opacity_out_of_range_is_refused(double share) {
        assertThatThrownBy(() -> Overlay.standard().opacity(share))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + share);
    }
}
