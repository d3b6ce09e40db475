package io.github.fer4j.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    void each_channel_can_have_its_own_mean_and_deviation() {
        Image rgb = Image.rgb(1, 2, new byte[] {0, 51, -1, -1, 51, 0});
        Normalisation own =
                new Normalisation(Normalisation.Kind.FIXED, List.of(0.0, 0.2, 0.5), List.of(0.5, 2.0, 0.25));
        assertThat(of(1, 2, 3, own).apply(rgb)).containsExactly(new float[] {0, 2, 0, 0, 2, -2}, CLOSE);
    }

    @Test
    void the_constants_of_imagenet_are_those_of_torchvision() {
        // (1 - mean) / deviation, as torchvision's Normalize gives for a white pixel.
        Preprocessing colour =
                of(1, 1, 1, Normalisation.unit()).withChannels(3).withNormalisation(Normalisation.imageNet());
        assertThat(colour.apply(Image.rgb(1, 1, new byte[] {-1, -1, -1})))
                .containsExactly(new float[] {2.2489083f, 2.4285715f, 2.64f}, CLOSE);
    }

    @Test
    void gray_becomes_three_equal_channels() {
        float[] planes = of(1, 2, 3, Normalisation.unit()).apply(Image.gray(1, 2, new byte[] {51, -1}));
        assertThat(planes).containsExactly(new float[] {0.2f, 1, 0.2f, 1, 0.2f, 1}, CLOSE);
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

    @Test
    void values_are_written_into_a_part_of_an_array_and_nowhere_else() {
        Preprocessing gray = of(1, 2, 1, Normalisation.unit());
        Image image = Image.gray(1, 2, new byte[] {51, -1});
        float[] batch = {9, 9, 9, 9, 9};
        gray.apply(image, batch, 2);
        assertThat(batch).containsExactly(new float[] {9, 9, 0.2f, 1, 9}, CLOSE);
        gray.normalise(image, batch, 0);
        assertThat(batch).containsExactly(new float[] {0.2f, 1, 0.2f, 1, 9}, CLOSE);
        assertThatThrownBy(() -> gray.apply(image, batch, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> gray.apply(image, batch, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void only_a_raster_that_fits_is_normalised() {
        Preprocessing gray48 = Preprocessing.gray48();
        for (Image other : new Image[] {Image.gray(48, 47, new byte[48 * 47]), Image.rgb(48, 48, new byte[6912])}) {
            assertThatThrownBy(() -> gray48.normalise(other))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("takes a 48x48x1 image, got a " + other);
        }
    }

    @Test
    void filters_come_after_the_resize_in_their_order_and_only_once() {
        Image face = TestImages.noise(70, 60, 3, 1);
        Preprocessing plain = Preprocessing.gray48();
        ImageFilter median = new MedianFilter(3);
        ImageFilter light = new HistogramEqualisation();
        Preprocessing filtered = plain.withFilters(median, light);
        assertThat(filtered.fit(face)).isEqualTo(light.apply(median.apply(plain.fit(face))));
        assertThat(filtered.apply(face)).isEqualTo(plain.apply(filtered.fit(face)));
        assertThat(filtered.normalise(filtered.fit(face))).isEqualTo(filtered.apply(face));
        assertThat(filtered.withFilters()).isEqualTo(plain);
    }

    @Test
    void parts_are_changed_one_at_a_time() {
        Preprocessing changed = Preprocessing.gray48()
                .withSize(64, 32)
                .withChannels(3)
                .withInterpolation(Interpolation.BICUBIC)
                .withFilters(new Clahe(2, 4))
                .withNormalisation(Normalisation.imageNet());
        assertThat(changed)
                .isEqualTo(new Preprocessing(
                        64, 32, 3, Interpolation.BICUBIC, List.of(new Clahe(2, 4)), Normalisation.imageNet()));
        assertThatThrownBy(() -> changed.withChannels(1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1 channels is normalised by 1 or 1 means and deviations, got 3")
                .hasMessageContaining("change the normalisation before the channels");
        assertThat(changed.withNormalisation(Normalisation.unit())
                        .withChannels(1)
                        .channels())
                .isEqualTo(1);
    }

    @Test
    void the_list_of_filters_is_copied_and_bounded() {
        List<ImageFilter> filters = new ArrayList<>(List.of(new MedianFilter(3)));
        Preprocessing copied = new Preprocessing(1, 1, 1, Interpolation.AREA, filters, Normalisation.unit());
        filters.clear();
        assertThat(copied.filters()).containsExactly(new MedianFilter(3));
        ImageFilter[] many = Collections.nCopies(17, new MedianFilter(3)).toArray(ImageFilter[]::new);
        assertThatThrownBy(() -> copied.withFilters(many)).hasMessageContaining("at most 16 filters, got 17");
        assertThatThrownBy(() -> copied.withFilters((ImageFilter) null)).isInstanceOf(NullPointerException.class);
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
    void a_normalisation_whose_counts_do_not_match_is_refused() {
        List<Double> one = List.of(1.0);
        List<Double> three = List.of(1.0, 1.0, 1.0);
        assertThatThrownBy(() -> new Normalisation(Normalisation.Kind.FIXED, three, one))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 3 and 1");
        assertThatThrownBy(() -> new Normalisation(Normalisation.Kind.FIXED, List.of(), List.of()))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new Normalisation(Normalisation.Kind.PER_IMAGE, three, three))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 3");
        Normalisation two = new Normalisation(Normalisation.Kind.FIXED, List.of(0.5, 0.5), List.of(1.0, 1.0));
        assertThatThrownBy(() -> of(1, 1, 3, two)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> of(1, 1, 1, Normalisation.imageNet())).isInstanceOf(InvalidArgumentException.class);
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
