package io.github.fer4j.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreprocessingTest {
    private static final Offset<Float> CLOSE = within(1e-6f);

    private static Preprocessing of(int height, int width, int channels, Normalisation normalisation) {
        return new Preprocessing(height, width, channels, Interpolation.AREA, normalisation);
    }

    @Test
    void fixed_normalisation_subtracts_and_divides() {
        Image image = Image.gray(1, 3, new byte[] {0, 51, -1});
        assertThat(of(1, 3, 1, Normalisation.unit()).apply(image)).containsExactly(new float[] {0, 0.2f, 1}, CLOSE);
        assertThat(of(1, 3, 1, Normalisation.signed()).apply(image)).containsExactly(new float[] {-1, -0.6f, 1}, CLOSE);
        Normalisation own = new Normalisation(Normalisation.Kind.FIXED, 0.2, 0.4);
        assertThat(of(1, 3, 1, own).apply(image)).containsExactly(new float[] {-0.5f, 0, 2}, CLOSE);
    }

    @Test
    void per_image_normalisation_gives_mean_zero_and_deviation_one() {
        // 0 and 255 half and half: mean 0.5, deviation 0.5.
        assertThat(of(1, 4, 1, Normalisation.perImage()).apply(Image.gray(1, 4, new byte[] {0, -1, 0, -1})))
                .containsExactly(new float[] {-1, 1, -1, 1}, CLOSE);
    }

    @Test
    void per_image_normalisation_does_not_see_brightness_and_contrast() {
        Preprocessing gray = of(2, 2, 1, Normalisation.perImage());
        assertThat(gray.apply(Image.gray(2, 2, new byte[] {100, 120, 110, 90})))
                .containsExactly(gray.apply(Image.gray(2, 2, new byte[] {30, 70, 50, 10})), within(1e-5f));
    }

    @Test
    void a_flat_image_is_all_zero_and_a_nearly_flat_one_is_not_blown_up() {
        Preprocessing gray = of(1, 2, 1, Normalisation.perImage());
        assertThat(gray.apply(Image.gray(1, 2, new byte[] {77, 77}))).containsExactly(new float[] {0, 0}, CLOSE);
        // One step apart: the deviation 0.5/255 counts as 0.02, so the values stay within 0.1.
        assertThat(gray.apply(Image.gray(1, 2, new byte[] {77, 78})))
                .containsExactly(new float[] {-0.5f / 255 / 0.02f, 0.5f / 255 / 0.02f}, CLOSE);
    }

    @Test
    void channels_become_planes() {
        Image rgb = Image.rgb(1, 2, new byte[] {0, 51, -1, -1, 51, 0});
        assertThat(of(1, 2, 3, Normalisation.unit()).apply(rgb))
                .containsExactly(new float[] {0, 1, 0.2f, 0.2f, 1, 0}, CLOSE);
    }

    @Test
    void crops_of_any_size_and_colour_are_made_to_fit() {
        Preprocessing gray48 = Preprocessing.gray48();
        assertThat(gray48.length()).isEqualTo(2304);
        for (Image image : new Image[] {
            Image.gray(1, 1, new byte[1]), Image.rgb(100, 30, new byte[9000]), Image.gray(48, 48, new byte[2304])
        }) {
            assertThat(gray48.fit(image)).hasToString("48x48x1 image");
            assertThat(gray48.apply(image)).hasSize(2304);
        }
        assertThat(of(2, 2, 3, Normalisation.unit()).fit(Image.gray(4, 4, new byte[16])))
                .hasToString("2x2x3 image");
    }

    @ParameterizedTest
    @CsvSource({"0,1,1", "1,0,1", "4097,1,1", "1,4097,1", "1,1,0", "1,1,2", "1,1,4", "-1,-1,1"})
    void a_shape_outside_is_refused(int height, int width, int channels) {
        assertThatThrownBy(() -> of(height, width, channels, Normalisation.unit()))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, -1", "0, NaN", "0, Infinity", "NaN, 1", "Infinity, 1"})
    void a_normalisation_outside_is_refused(double mean, double deviation) {
        assertThatThrownBy(() -> new Normalisation(Normalisation.Kind.FIXED, mean, deviation))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + mean + " and " + deviation);
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> new Normalisation(null, 0, 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> of(1, 1, 1, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Preprocessing(1, 1, 1, null, Normalisation.unit()))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Preprocessing.gray48().apply(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void a_face_crop_adds_its_margin_on_every_side_and_repeats_edges() {
        Image photo = Image.gray(2, 2, new byte[] {1, 2, 3, 4});
        assertThat(FaceCrop.tight().cut(photo, new Box(1, 0, 1, 2))).isEqualTo(Image.gray(2, 1, new byte[] {2, 4}));
        assertThat(new FaceCrop(0.5).cut(photo, new Box(0, 0, 2, 2)))
                .isEqualTo(Image.gray(4, 4, new byte[] {1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4}));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 2.01, Double.NaN, Double.POSITIVE_INFINITY})
    void a_face_margin_outside_is_refused(double margin) {
        assertThatThrownBy(() -> new FaceCrop(margin))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + margin);
    }
}
