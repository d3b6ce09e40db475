package io.github.fer4j.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By hand and by properties; {@code ImageFiltersAgainstOpenCvTest} in fer-data compares with OpenCV. */
class ImageFilterTest {
    private static final List<ImageFilter> FILTERS = List.of(
            new HistogramEqualisation(),
            new Clahe(2, 8),
            new Clahe(40, 1),
            new MedianFilter(3),
            new MedianFilter(5),
            new GaussianFilter(0.3),
            new GaussianFilter(4));

    @Provide
    Arbitrary<Image> images() {
        Arbitrary<Integer> sides = Arbitraries.integers().between(1, 24);
        return Combinators.combine(sides, sides, Arbitraries.of(1, 3), Arbitraries.longs())
                .as(TestImages::noise);
    }

    @Provide
    Arbitrary<ImageFilter> filters() {
        return Arbitraries.of(FILTERS);
    }

    @Property(tries = 300)
    void size_and_channels_are_kept_and_the_image_is_not_touched(
            @ForAll("images") Image image, @ForAll("filters") ImageFilter filter) {
        byte[] before = image.toByteArray();
        Image filtered = filter.apply(image);
        assertThat(filtered).hasToString(image.toString());
        assertThat(image.toByteArray()).isEqualTo(before);
        assertThat(filter.apply(image)).isEqualTo(filtered);
    }

    @Property(tries = 200)
    void gray_as_rgb_is_filtered_like_gray(@ForAll("images") Image image, @ForAll("filters") ImageFilter filter) {
        Image gray = image.toGray();
        assertThat(filter.apply(gray.toRgb())).isEqualTo(filter.apply(gray).toRgb());
    }

    @Property(tries = 200)
    void blurs_and_medians_commute_with_a_flip(@ForAll("images") Image image) {
        for (ImageFilter filter : FILTERS.subList(3, 7)) {
            byte[] one = filter.apply(image.flipped()).toByteArray();
            byte[] other = filter.apply(image).flipped().toByteArray();
            for (int i = 0; i < one.length; i++) { // a half may be rounded the other way
                assertThat(one[i] & 0xff).isCloseTo(other[i] & 0xff, within(filter instanceof MedianFilter ? 0 : 1));
            }
        }
    }

    @Property(tries = 200)
    void flat_images_stay_flat(
            @ForAll @IntRange(min = 1, max = 12) int height,
            @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @IntRange(max = 255) int level) {
        Image flat = TestImages.flat(height, width, 3, level);
        for (ImageFilter filter : FILTERS) {
            Image filtered = filter.apply(flat);
            if (filter instanceof Clahe) { // moves the level, but all pixels alike
                byte[] bytes = filtered.toByteArray();
                assertThat(bytes).containsOnly(bytes[0]);
            } else {
                assertThat(filtered).as(filter.toString()).isEqualTo(flat);
            }
        }
    }

    @Property(tries = 200)
    void equalisation_keeps_the_order_of_levels_and_uses_the_whole_range(@ForAll("images") Image image) {
        Image gray = image.toGray();
        byte[] before = gray.toByteArray();
        byte[] after = new HistogramEqualisation().apply(gray).toByteArray();
        int[] becomes = new int[256];
        Arrays.fill(becomes, -1);
        for (int i = 0; i < before.length; i++) {
            int level = after[i] & 0xff;
            assertThat(becomes[before[i] & 0xff]).isIn(-1, level);
            becomes[before[i] & 0xff] = level;
        }
        int[] used = Arrays.stream(becomes).filter(level -> level >= 0).toArray();
        assertThat(used).isSorted();
        if (used.length > 1) {
            assertThat(used[0]).isZero();
            assertThat(used[used.length - 1]).isEqualTo(255);
        }
    }

    @Test
    void equalisation_of_four_pixels_by_hand() {
        // One of 10, two of 20, one of 30: 255 * 0/3, 255 * 2/3, 255 * 3/3.
        assertThat(new HistogramEqualisation().apply(TestImages.gray(2, 2, 10, 20, 20, 30)))
                .isEqualTo(TestImages.gray(2, 2, 0, 170, 170, 255));
    }

    @Test
    void light_is_changed_and_colour_is_kept() {
        // Lumas 54 and 104; equalised 0 and 255: the channels move by -54 and by 151.
        Image rgb = Image.rgb(1, 2, new byte[] {60, 54, 40, 110, 104, 90});
        assertThat(rgb.toGray()).isEqualTo(TestImages.gray(1, 2, 54, 104));
        assertThat(new HistogramEqualisation().apply(rgb))
                .isEqualTo(Image.rgb(1, 2, new byte[] {6, 0, 0, -1, -1, (byte) 241}));
    }

    @Test
    void clahe_with_one_tile_and_no_clipping_is_the_cumulative_histogram() {
        // 255 * C(v) / n, where C counts up to and with v: 1/4, 3/4, 4/4, halves to even.
        assertThat(new Clahe(256, 1).apply(TestImages.gray(2, 2, 10, 20, 20, 30)))
                .isEqualTo(TestImages.gray(2, 2, 64, 191, 191, 255));
    }

    @Test
    void a_lower_clip_limit_gives_less_contrast() {
        Image soft = new GaussianFilter(6).apply(TestImages.noise(64, 64, 1, 5));
        double[] spread = new double[3];
        double[] limits = {1, 3, 40};
        for (int i = 0; i < 3; i++) {
            byte[] bytes = new Clahe(limits[i], 2).apply(soft).toByteArray();
            double mean = 0;
            for (byte b : bytes) {
                mean += (b & 0xff) / (double) bytes.length;
            }
            for (byte b : bytes) {
                spread[i] += Math.abs((b & 0xff) - mean);
            }
        }
        assertThat(spread).isSorted();
        assertThat(spread[2]).isGreaterThan(2 * spread[0]);
    }

    @Test
    void the_median_removes_single_wrong_pixels_and_keeps_an_edge() {
        Image image = TestImages.gray(4, 4, 9, 9, 200, 200, 9, 255, 200, 200, 9, 9, 200, 0, 9, 9, 200, 200);
        Image clean = TestImages.gray(4, 4, 9, 9, 200, 200, 9, 9, 200, 200, 9, 9, 200, 200, 9, 9, 200, 200);
        assertThat(new MedianFilter(3).apply(image)).isEqualTo(clean);
        assertThat(new MedianFilter(3).apply(clean)).isEqualTo(clean);
    }

    @Property(tries = 100)
    void the_median_is_that_of_the_sorted_window(@ForAll("images") Image image, @ForAll boolean large) {
        int window = large ? 5 : 3;
        Image filtered = new MedianFilter(window).apply(image);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int[] levels = new int[window * window];
                for (int i = 0; i < levels.length; i++) {
                    int row = Math.max(0, Math.min(image.height() - 1, y + i / window - window / 2));
                    int column = Math.max(0, Math.min(image.width() - 1, x + i % window - window / 2));
                    levels[i] = image.get(row, column, image.channels() - 1);
                }
                Arrays.sort(levels);
                assertThat(filtered.get(y, x, image.channels() - 1)).isEqualTo(levels[levels.length / 2]);
            }
        }
    }

    @Test
    void the_gaussian_spreads_a_point_by_its_weights() {
        // Sigma 1: exp(-x^2 / 2) at 0, 1, 2, 3 over their sum of 2.50660 is 0.39905, 0.24204, 0.05401, 0.00443.
        byte[] point = new byte[81];
        point[40] = (byte) 255;
        Image spread = new GaussianFilter(1).apply(Image.gray(9, 9, point));
        double[] weights = {0, 0.00443, 0.05401, 0.24204, 0.39905, 0.24204, 0.05401, 0.00443, 0};
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 9; x++) {
                assertThat((double) spread.get(y, x, 0)).isCloseTo(255 * weights[y] * weights[x], within(0.51));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 256.1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_clip_limit_or_sigma_outside_is_refused(double value) {
        assertThatThrownBy(() -> new Clahe(value, 8))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + value);
        assertThatThrownBy(() -> new GaussianFilter(value))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + value);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1, 2, 4, 7, 65})
    void windows_and_tiles_outside_are_refused(int value) {
        assertThatThrownBy(() -> new MedianFilter(value))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + value);
        if (value < 1 || value > 64) {
            assertThatThrownBy(() -> new Clahe(2, value))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + value);
        }
    }
}
