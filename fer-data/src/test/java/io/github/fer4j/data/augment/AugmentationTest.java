package io.github.fer4j.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final Image FACE = noise(48, 48, 1, 7);

    @Property(tries = 200)
    void the_same_seed_gives_the_same_bytes(
            @ForAll("images") Image image, @ForAll("recipes") Augmentation recipe, @ForAll long seed) {
        assertThat(recipe.apply(image, seed)).isEqualTo(recipe.apply(image, seed));
    }

    @Property(tries = 200)
    void size_and_channels_are_kept(
            @ForAll("images") Image image, @ForAll("recipes") Augmentation recipe, @ForAll long seed) {
        Image changed = recipe.apply(image, seed);

        assertThat(changed).hasToString(image.toString());
    }

    @Property(tries = 50)
    void none_returns_the_image_itself(@ForAll("images") Image image, @ForAll long seed) {
        assertThat(Augmentation.none().apply(image, seed)).isSameAs(image);
    }

    @Property(tries = 100)
    void flipping_twice_is_the_identity(@ForAll("images") Image image, @ForAll long seed) {
        Augmentation flip = Augmentation.builder().flip(true).build();

        assertThat(flip.apply(flip.apply(image, seed), seed)).isEqualTo(image);
    }

    @Property(tries = 100)
    void geometry_and_mean_filling_leave_a_constant_image_as_it_is(@ForAll("images") Image image, @ForAll long seed) {
        byte[] gray = new byte[image.height() * image.width()];
        Arrays.fill(gray, (byte) 200);
        Image constant = Image.gray(image.height(), image.width(), gray);
        Augmentation recipe = Augmentation.standard().toBuilder()
                .crop(0.7)
                .brightness(0)
                .erasing(1, 0.1, 0.5)
                .erasingFill(Augmentation.Fill.MEAN)
                .build();

        assertThat(recipe.apply(constant, seed)).isEqualTo(constant);
    }

    @Test
    void a_flip_mirrors_about_half_of_the_images() {
        Augmentation flip = Augmentation.builder().flip(true).build();

        List<Image> made =
                LongStream.range(0, 1000).mapToObj(s -> flip.apply(FACE, s)).toList();

        assertThat(made).allMatch(image -> image.equals(FACE) || image.equals(FACE.flipped()));
        assertThat(made.stream().filter(FACE::equals).count()).isBetween(430L, 570L);
    }

    @Test
    void threads_do_not_matter() {
        List<Image> alone = IntStream.range(0, 200)
                .mapToObj(s -> Augmentation.standard().apply(FACE, s))
                .toList();

        List<Image> together = IntStream.range(0, 200)
                .parallel()
                .mapToObj(s -> Augmentation.standard().apply(FACE, s))
                .toList();

        assertThat(together).isEqualTo(alone);
    }

    @Test
    void different_seeds_give_different_images() {
        assertThat(LongStream.range(0, 100)
                        .mapToObj(s -> Augmentation.standard().apply(FACE, s))
                        .distinct())
                .hasSize(100);
    }

    @Test
    void a_shift_moves_pixels_by_at_most_its_share_and_repeats_the_edge() {
        byte[] bytes = new byte[100 * 100];
        bytes[50 * 100 + 50] = (byte) 255;
        Image point = Image.gray(100, 100, bytes);
        Augmentation shift = Augmentation.builder().shift(0.1).build();

        for (long seed = 0; seed < 50; seed++) {
            Image moved = shift.apply(point, seed);
            int sum = 0;
            for (int y = 0; y < 100; y++) {
                for (int x = 0; x < 100; x++) {
                    if (moved.get(y, x, 0) > 0) {
                        assertThat(y).isBetween(40, 60);
                        assertThat(x).isBetween(40, 60);
                        sum += moved.get(y, x, 0);
                    }
                }
            }
            assertThat(sum).isBetween(245, 265);
        }
    }

    @Test
    void turning_on_one_setting_does_not_change_what_the_others_do() {
        Augmentation geometry = Augmentation.builder().rotation(20).shift(0.1).build();
        Augmentation flipped = geometry.toBuilder().flip(true).build();

        for (long seed = 0; seed < 20; seed++) {
            Image turned = geometry.apply(FACE, seed);
            Image either = flipped.apply(FACE, seed);
            // The mirrored sampling points are rounded the other way, so levels may differ by a little.
            assertThat(Math.min(distance(either, turned), distance(either, turned.flipped())))
                    .isLessThanOrEqualTo(3);
        }
    }

    @Test
    void new_settings_leave_what_older_seeds_gave() {
        // Levels of the standard recipe of before crop and noise were added, for a ramp of 8x8 and three seeds.
        byte[] ramp = new byte[64];
        for (int i = 0; i < 64; i++) {
            ramp[i] = (byte) (4 * i);
        }
        assertThat(LongStream.range(0, 3)
                        .mapToObj(seed -> Arrays.hashCode(Augmentation.standard()
                                .apply(Image.gray(8, 8, ramp), seed)
                                .toByteArray())))
                .containsExactly(1292239171, 1923359010, 719871802);
    }

    @Test
    void a_crop_shows_a_window_of_its_share_enlarged_and_lets_it_lie_anywhere_inside() {
        // On a ramp of 4 levels a pixel, sampling is exact: neighbours then differ by 4 times the share.
        byte[] ramp = new byte[60 * 60];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) (4 * (i % 60));
        }
        Augmentation crop = Augmentation.builder().crop(0.5).build();
        double least = 60;
        double most = 0;
        for (long seed = 0; seed < 200; seed++) {
            Image cropped = crop.apply(Image.gray(60, 60, ramp), seed);
            double first = cropped.get(30, 1, 0) / 4.0;
            double last = cropped.get(30, 58, 0) / 4.0;
            assertThat(last - first).isBetween(28.0, 29.0); // 57 pixels of half the size
            // Columns 1 and 58 show what lies 3/4 of a pixel inside the window's edges.
            assertThat(first).isBetween(0.0, 30.5);
            least = Math.min(least, first);
            most = Math.max(most, first);
        }
        assertThat(least).isLessThan(2);
        assertThat(most).isGreaterThan(28);
    }

    @Test
    void a_flip_mirrors_the_same_window() {
        Image soft = smooth(48, 48);
        Augmentation crop = Augmentation.builder().rotation(20).crop(0.6).build();
        Augmentation flipped = crop.toBuilder().flip(true).build();

        for (long seed = 0; seed < 20; seed++) {
            Image one = crop.apply(soft, seed);
            Image either = flipped.apply(soft, seed);
            assertThat(Math.min(distance(either, one), distance(either, one.flipped())))
                    .isLessThanOrEqualTo(3);
        }
    }

    @Test
    void noise_is_normal_with_the_deviation_asked_for() {
        byte[] middle = new byte[100_000];
        Arrays.fill(middle, (byte) 128);
        for (double deviation : new double[] {1, 3, 20}) {
            Augmentation noise = Augmentation.builder().noise(deviation).build();
            long[] counts = new long[256];
            double neighbours = 0;
            for (long seed = 0; seed < 10; seed++) {
                byte[] bytes = noise.apply(Image.gray(100, 1000, middle), seed).toByteArray();
                for (int i = 0; i < bytes.length; i++) {
                    counts[bytes[i] & 0xff]++;
                    neighbours += i == 0 ? 0 : ((bytes[i] & 0xff) - 128.0) * ((bytes[i - 1] & 0xff) - 128.0);
                }
            }
            double mean = 0;
            double square = 0;
            double fourth = 0;
            long below = 0;
            for (int v = 0; v < 256; v++) {
                double z = v - 128;
                mean += counts[v] * z / 1e6;
                square += counts[v] * z * z / 1e6;
                fourth += counts[v] * z * z * z * z / 1e6;
            }
            // Rounding to whole levels adds 1/12 to the variance (Sheppard), and to the fourth moment what it says
            // here.
            double variance = deviation * deviation + 1 / 12.0;
            assertThat(mean).isCloseTo(0, within(5e-3 * deviation));
            assertThat(square / variance).isCloseTo(1, within(0.01));
            double normal = 3 * Math.pow(deviation, 4) + deviation * deviation / 2 + 1 / 80.0;
            assertThat(fourth / normal).isCloseTo(1, within(0.02));
            assertThat(neighbours / 1e6 / variance).isCloseTo(0, within(5e-3));
            // The largest distance from the normal distribution function (Kolmogorov); 1.63 / 1000 is the 1 % point.
            for (int v = 0; v < 256; v++) {
                below += counts[v];
                assertThat(below / 1e6).isCloseTo(normalBelow((v - 127.5) / deviation), within(1.63e-3));
            }
        }
    }

    /** The normal distribution function by Simpson's rule: no code shared with the noise's own. */
    private static double normalBelow(double x) {
        if (Math.abs(x) > 8) {
            return x < 0 ? 0 : 1;
        }
        int steps = 2000;
        double width = (x + 8) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double at = -8 + i * width;
            int weight = i == 0 || i == steps ? 1 : 2 + 2 * (i % 2);
            sum += weight * Math.exp(-at * at / 2);
        }
        return sum * width / 3 / Math.sqrt(2 * Math.PI);
    }

    @Test
    void noise_stays_within_0_to_255_and_leaves_what_the_other_settings_do() {
        Augmentation noise = Augmentation.builder().noise(64).build();
        byte[] black = noise.apply(Image.gray(1, 1000, new byte[1000]), 1).toByteArray();
        assertThat(IntStream.range(0, 1000).filter(i -> black[i] == 0).count()).isBetween(430L, 570L);

        Augmentation recipe = Augmentation.standard();
        Augmentation noisy = recipe.toBuilder().noise(2).build();
        Image gray = smooth(48, 48);
        for (long seed = 0; seed < 20; seed++) {
            // Beyond 4.5 deviations there is no noise.
            assertThat(distance(recipe.apply(gray, seed), noisy.apply(gray, seed)))
                    .isBetween(1, 9);
        }
    }

    @Test
    void erasing_covers_a_share_of_the_image_within_its_bounds() {
        Image black = Image.gray(64, 64, new byte[64 * 64]);
        Augmentation erasing = Augmentation.builder().erasing(1, 0.1, 0.2).build();

        for (long seed = 0; seed < 100; seed++) {
            byte[] bytes = erasing.apply(black, seed).toByteArray();
            long covered =
                    IntStream.range(0, bytes.length).filter(i -> bytes[i] != 0).count();
            // Some noise is 0 too, and sides are whole pixels.
            assertThat(covered / 4096.0).isBetween(0.09, 0.21);
        }
    }

    @Test
    void erasing_happens_as_often_as_asked() {
        Augmentation erasing = Augmentation.builder().erasing(0.3, 0.1, 0.2).build();

        assertThat(LongStream.range(0, 2000)
                        .filter(s -> !erasing.apply(FACE, s).equals(FACE))
                        .count())
                .isBetween(540L, 660L);
    }

    @Test
    void brightness_scales_the_mean_within_its_bounds() {
        byte[] bytes = new byte[100];
        Arrays.fill(bytes, (byte) 100);
        Augmentation brightness = Augmentation.builder().brightness(0.3).build();

        assertThat(LongStream.range(0, 300)
                        .mapToInt(s ->
                                brightness.apply(Image.gray(10, 10, bytes), s).get(0, 0, 0))
                        .summaryStatistics())
                .satisfies(levels -> {
                    assertThat(levels.getMin()).isBetween(70, 75);
                    assertThat(levels.getMax()).isBetween(125, 130);
                });
    }

    @Test
    void the_description_names_the_settings_that_are_on() {
        assertThat(Augmentation.none().describe()).isEqualTo("none");
        assertThat(Augmentation.standard())
                .hasToString("flip, rotation 15, zoom 0.15, shift 0.08, shear 0.1, brightness 0.2, contrast 0.2, "
                        + "erasing 0.25 of area 0.02 to 0.15 with noise");
        assertThat(Augmentation.builder()
                        .noise(4.5)
                        .contrast(0.1)
                        .crop(0.875)
                        .shear(0.5)
                        .build())
                .hasToString("shear 0.5, crop 0.875, contrast 0.1, noise 4.5");
    }

    @Test
    void recipes_with_the_same_settings_are_equal() {
        assertThat(Augmentation.standard().toBuilder().build())
                .isEqualTo(Augmentation.standard())
                .hasSameHashCodeAs(Augmentation.standard());
        assertThat(Augmentation.builder().rotation(-0.0).build()).isEqualTo(Augmentation.none());
        assertThat(Augmentation.standard()).isNotEqualTo(Augmentation.none());
        Augmentation all =
                Augmentation.standard().toBuilder().crop(0.9).noise(3).build();
        assertThat(all.toBuilder().build()).isEqualTo(all).hasSameHashCodeAs(all);
        assertThat(all.toBuilder().crop(1).build()).isNotEqualTo(all);
        assertThat(all.toBuilder().noise(0).build()).isNotEqualTo(all);
        assertThat(all.toBuilder().crop(1).noise(0).build()).isEqualTo(Augmentation.standard());
        assertThat(Augmentation.builder().crop(0.9).build().isNone()).isFalse();
        assertThat(Augmentation.builder().noise(1).build().isNone()).isFalse();
    }

    @Test
    void settings_out_of_range_are_refused_with_rule_and_value() {
        Augmentation.Builder builder = Augmentation.builder();

        assertThatThrownBy(() -> builder.rotation(181))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("the rotation in degrees is from 0 to 180, got 181.0");
        for (double bad : new double[] {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> builder.zoom(bad)).isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> builder.shift(bad)).isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> builder.shear(bad)).isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> builder.brightness(bad)).isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> builder.contrast(bad)).isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> builder.erasing(bad, 0.1, 0.2)).isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> builder.erasing(1, bad, 0.2)).isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> builder.erasing(1, 0, bad)).isInstanceOf(InvalidArgumentException.class);
        }
        for (double bad : new double[] {0, 44 / 48, -1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> builder.crop(bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + bad + "; 44 of 48 pixels is 44 / 48.0");
        }
        for (double bad : new double[] {-1, 64.1, Double.NaN}) {
            assertThatThrownBy(() -> builder.noise(bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("from 0 to 64, got " + bad);
        }
        assertThatThrownBy(() -> builder.erasing(1, 0.3, 0.2)).hasMessageContaining("0.3 and 0.2");
        assertThatThrownBy(() -> builder.erasingFill(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Augmentation.none().apply(null, 1)).isInstanceOf(NullPointerException.class);
    }

    @Provide
    Arbitrary<Image> images() {
        Arbitrary<Integer> sides = Arbitraries.integers().between(1, 40);
        return Combinators.combine(sides, sides, Arbitraries.of(1, 3), Arbitraries.integers())
                .as(AugmentationTest::noise);
    }

    @Provide
    Arbitrary<Augmentation> recipes() {
        Arbitrary<Double> shares = Arbitraries.doubles().between(0, 0.9);
        return Combinators.combine(Arbitraries.of(true, false), shares, shares, shares, shares, shares)
                .as((flip, turn, zoom, shift, light, area) -> Augmentation.builder()
                        .flip(flip)
                        .rotation(turn * 200)
                        .zoom(zoom)
                        .shift(shift)
                        .shear(shift)
                        .crop(1 - zoom)
                        .noise(60 * light)
                        .brightness(light)
                        .contrast(light)
                        .erasing(light, area / 2, area)
                        .build());
    }

    /** The largest difference of a sample. */
    private static int distance(Image one, Image other) {
        byte[] a = one.toByteArray();
        byte[] b = other.toByteArray();
        return IntStream.range(0, a.length)
                .map(i -> Math.abs((a[i] & 0xff) - (b[i] & 0xff)))
                .max()
                .orElseThrow();
    }

    /** Without jumps, so that sampling a little off changes little. */
    private static Image smooth(int height, int width) {
        byte[] bytes = new byte[height * width];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (128 + 60 * Math.sin(i % width / 7.0) * Math.cos(i / width / 5.0));
        }
        return Image.gray(height, width, bytes);
    }

    private static Image noise(int height, int width, int channels, int seed) {
        byte[] bytes = new byte[height * width * channels];
        new Random(seed).nextBytes(bytes);
        return channels == 1 ? Image.gray(height, width, bytes) : Image.rgb(height, width, bytes);
    }
}
