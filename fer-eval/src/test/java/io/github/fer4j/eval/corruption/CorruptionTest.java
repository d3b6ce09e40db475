package io.github.fer4j.eval.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorruptionTest {
    private static Image random(int height, int width, int channels, long seed) {
        byte[] bytes = new byte[height * width * channels];
        new Random(seed).nextBytes(bytes);
        return channels == 1 ? Image.gray(height, width, bytes) : Image.rgb(height, width, bytes);
    }

    /** Every value the same. */
    private static Image flat(int side, int value) {
        byte[] bytes = new byte[side * side];
        Arrays.fill(bytes, (byte) value);
        return Image.gray(side, side, bytes);
    }

    /** Smooth, with detail in all directions: something that each corruption makes worse step by step. */
    private static Image waves(int side) {
        byte[] bytes = new byte[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double value = 128 + 50 * Math.sin(0.9 * x + 0.3 * y) + 50 * Math.cos(0.35 * y - 0.8 * x + 1);
                bytes[y * side + x] = (byte) Math.round(value);
            }
        }
        return Image.gray(side, side, bytes);
    }

    private static double squaredDistance(Image one, Image other) {
        byte[] a = one.toByteArray();
        byte[] b = other.toByteArray();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (a[i] & 0xff) - (b[i] & 0xff);
            sum += difference * difference;
        }
        return sum / a.length;
    }

    @Property(tries = 60)
    void size_and_channels_stay_and_the_same_seed_gives_the_same_pixels(
            @ForAll Corruption kind,
            @ForAll @IntRange(min = 1, max = 5) int severity,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll boolean colour,
            @ForAll long seed) {
        Image image = random(height, width, colour ? 3 : 1, 5);
        Image worse = kind.apply(image, severity, seed);
        assertThat(worse.height()).isEqualTo(height);
        assertThat(worse.width()).isEqualTo(width);
        assertThat(worse.channels()).isEqualTo(image.channels());
        assertThat(kind.apply(image, severity, seed)).isEqualTo(worse);
    }

    @ParameterizedTest
    @EnumSource(Corruption.class)
    void a_higher_severity_changes_more(Corruption kind) {
        Image image = waves(48);
        double before = 0;
        for (int severity = 1; severity <= Corruption.SEVERITIES; severity++) {
            double sum = 0;
            for (long seed = 1; seed <= 20; seed++) {
                sum += squaredDistance(image, kind.apply(image, severity, seed));
            }
            // A turned wave is as wrong at 20 degrees as at 45: of the rotation only the angle grows.
            assertThat(sum).as(kind + " " + severity).isGreaterThan(kind == Corruption.ROTATION ? 0 : before);
            before = sum;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void noise_has_the_deviation_of_its_severity(int severity) {
        Image noisy = Corruption.NOISE.apply(flat(200, 128), severity, 3);
        double sum = 0;
        double squares = 0;
        for (byte value : noisy.toByteArray()) {
            double difference = (value & 0xff) - 128;
            sum += difference;
            squares += difference * difference;
        }
        int n = 200 * 200;
        double expected = 255 * new double[] {0.02, 0.04, 0.06, 0.08, 0.1}[severity - 1];
        assertThat(sum / n).isCloseTo(0, within(4 * expected / Math.sqrt(n)));
        assertThat(Math.sqrt(squares / n)).isCloseTo(expected, within(0.02 * expected));
    }

    @Test
    void darkness_leaves_its_share_of_each_value() {
        double[] left = {0.7, 0.5, 0.35, 0.22, 0.12};
        for (int severity = 1; severity <= 5; severity++) {
            assertThat(Corruption.DARKNESS.apply(flat(3, 200), severity, 1).get(1, 1, 0))
                    .isEqualTo((int) Math.round(200 * left[severity - 1]));
        }
    }

    @Test
    void occlusion_covers_its_share_of_the_area_and_nothing_else_at_places_that_differ() {
        double[] shares = {0.05, 0.1, 0.2, 0.3, 0.4};
        Image black = flat(100, 0);
        for (int severity = 1; severity <= 5; severity++) {
            byte[] bytes = Corruption.OCCLUSION.apply(black, severity, 11).toByteArray();
            long covered = IntStream.range(0, bytes.length)
                    .filter(i -> bytes[i] != 0)
                    .peek(i -> assertThat(bytes[i] & 0xff).isEqualTo(128))
                    .count();
            assertThat(covered / 10_000.0).isCloseTo(shares[severity - 1], within(0.01));
        }
        assertThat(Corruption.OCCLUSION.apply(black, 3, 1)).isNotEqualTo(Corruption.OCCLUSION.apply(black, 3, 2));
    }

    @Test
    void rotation_keeps_the_centre_and_turns_either_way() {
        byte[] bytes = new byte[41 * 41];
        bytes[20 * 41 + 20] = (byte) 255;
        bytes[20 * 41 + 38] = (byte) 255; // 18 to the right of the centre
        Image dots = Image.gray(41, 41, bytes);
        boolean[] ways = new boolean[2];
        for (long seed = 0; seed < 20; seed++) {
            Image turned = Corruption.ROTATION.apply(dots, 5, seed);
            assertThat(turned.get(20, 20, 0)).isEqualTo(255);
            assertThat(turned.get(20, 38, 0)).isZero();
            int offset = (int) Math.round(18 * Math.sqrt(0.5)); // 45 degrees
            ways[0] |= turned.get(20 + offset, 20 + offset, 0) > 50;
            ways[1] |= turned.get(20 - offset, 20 + offset, 0) > 50;
        }
        assertThat(ways).containsExactly(true, true);
    }

    @Test
    void samples_with_neighbouring_ids_are_turned_either_way_alike_often() {
        byte[] bytes = new byte[41 * 41];
        bytes[20 * 41 + 38] = (byte) 255;
        Image dot = Image.gray(41, 41, bytes);
        List<Sample> samples = IntStream.range(0, 400)
                .mapToObj(i -> Sample.builder("fer2013.csv:" + i, dot).build())
                .toList();
        FerDataset turned = Corruption.ROTATION.apply(FerDataset.of("d", LabelSet.EKMAN_7, samples), 5, 42);
        long clockwise = turned.samples().stream()
                .filter(sample -> sample.image().load().get(33, 33, 0) > 50)
                .count();
        assertThat(clockwise).isBetween(150L, 250L); // 5 deviations of 10
    }

    @Test
    void low_resolution_leaves_the_mean_of_blocks() {
        byte[] bytes = new byte[48 * 48];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 2 == 0 ? 0 : 200); // stripes of one pixel: gone at half the resolution
        }
        Image coarse = Corruption.LOW_RESOLUTION.apply(Image.gray(48, 48, bytes), 2, 1);
        assertThat(coarse).isEqualTo(flat(48, 100));
    }

    @ParameterizedTest
    @EnumSource(
            value = Corruption.class,
            names = {"BLUR", "ROTATION", "LOW_RESOLUTION"})
    void what_moves_pixels_leaves_a_flat_image_as_it_is(Corruption kind) {
        assertThat(kind.apply(flat(30, 77), 5, 9)).isEqualTo(flat(30, 77));
    }

    @Test
    void a_large_image_can_be_blurred_too() {
        Image large = random(700, 600, 1, 2);
        assertThat(Corruption.BLUR.apply(large, 5, 1).width()).isEqualTo(600);
    }

    @Test
    void samples_of_a_data_set_are_corrupted_by_their_ids_whatever_the_order() {
        Sample a = Sample.builder("a", flat(20, 100)).label(Emotion.FEAR).build();
        Sample b = Sample.builder("b", flat(20, 100)).label(Emotion.ANGER).build();
        FerDataset one = Corruption.NOISE.apply(FerDataset.of("d", LabelSet.EKMAN_7, List.of(a, b)), 2, 7);
        FerDataset other = Corruption.NOISE.apply(FerDataset.of("d", LabelSet.EKMAN_7, List.of(b, a)), 2, 7);
        assertThat(one.name()).isEqualTo("d, noise 2");
        assertThat(one.get(0).image().load()).isEqualTo(other.get(1).image().load());
        assertThat(one.get(0).image().load()).isNotEqualTo(one.get(1).image().load());
        assertThat(one.get(0).label()).contains(Emotion.FEAR);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    void a_severity_out_of_range_is_refused(int severity) {
        assertThatThrownBy(() -> Corruption.BLUR.apply(flat(2, 1), severity, 1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + severity);
    }
}
