package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against figures by hand, and against those of {@code src/test/python/resize_reference.py}. */
class ResizeTest {
    private static Image gray(int height, int width, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Image.gray(height, width, bytes);
    }

    /** The picture of the script. */
    private static Image picture(int height, int width) {
        byte[] bytes = new byte[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bytes[y * width + x] = (byte) (x * 37 + y * 91 + x * y % 23 * 11);
            }
        }
        return Image.gray(height, width, bytes);
    }

    @Test
    void halving_by_area_is_the_mean_of_four() {
        assertThat(gray(2, 4, 0, 10, 100, 200, 20, 30, 100, 200).resize(1, 2, Interpolation.AREA))
                .isEqualTo(gray(1, 2, 15, 150));
    }

    @Test
    void area_splits_a_pixel_that_two_targets_share() {
        // Each target covers one pixel and a half: (0 + 90/2) / 1.5 = 30 and (90/2 + 180) / 1.5 = 150.
        assertThat(gray(1, 3, 0, 90, 180).resize(1, 2, Interpolation.AREA)).isEqualTo(gray(1, 2, 30, 150));
    }

    @Test
    void growing_by_area_repeats_pixels() {
        assertThat(gray(1, 2, 10, 200).resize(2, 6, Interpolation.AREA))
                .isEqualTo(gray(2, 6, 10, 10, 10, 200, 200, 200, 10, 10, 10, 200, 200, 200));
    }

    @Test
    void growing_bilinearly_ramps_between_centres() {
        // Centres of the four lie at 0.25, 0.75, 1.25, 1.75; those of the two at 0.5 and 1.5.
        assertThat(gray(1, 2, 0, 100).resize(1, 4, Interpolation.BILINEAR)).isEqualTo(gray(1, 4, 0, 25, 75, 100));
    }

    @Test
    void halving_bilinearly_stretches_the_filter_over_all_source_pixels() {
        // Weights 3/4, 3/4, 1/4 of the pixels within 2 of the centre at 1, over 7/4.
        assertThat(gray(1, 4, 70, 140, 210, 0).resize(1, 2, Interpolation.BILINEAR))
                .isEqualTo(gray(1, 2, 120, 110));
    }

    @Test
    void growing_bicubically_weighs_by_keys_formula_and_overshoots_at_an_edge() {
        // Keys' weights at a distance of 1/4, 3/4, 5/4 and 7/4: 111/128, 29/128, -9/128, -3/128. The centres of the
        // first
        // two targets lie 1/4, 5/4, 9/4 and 1/4, 3/4, 7/4 from those of the three sources.
        byte[] grown =
                gray(1, 3, 100, 200, 200).resize(1, 6, Interpolation.BICUBIC).toByteArray();
        assertThat(grown[0] & 0xff).isEqualTo((int) Math.round((111 * 100 - 9 * 200) / (111.0 - 9)));
        assertThat(grown[1] & 0xff).isEqualTo((int) Math.round((111 * 100 + 29 * 200 - 3 * 200) / (111.0 + 29 - 3)));
        assertThat(gray(1, 3, 0, 255, 255).resize(1, 6, Interpolation.BICUBIC).get(0, 0, 0))
                .isZero();
        assertThat(gray(1, 3, 0, 255, 255).resize(1, 6, Interpolation.BICUBIC).get(0, 3, 0))
                .isEqualTo(255);
    }

    @Test
    void channels_do_not_mix() {
        Image rgb = Image.rgb(1, 2, new byte[] {0, 50, 100, 100, 50, 0});
        assertThat(rgb.resize(1, 1, Interpolation.AREA)).isEqualTo(Image.rgb(1, 1, new byte[] {50, 50, 50}));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_size_is_the_same_image(Interpolation interpolation) {
        Image image = picture(4, 5);
        assertThat(image.resize(4, 5, interpolation)).isSameAs(image);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_flat_image_stays_flat_and_a_flip_commutes(
            @ForAll @IntRange(min = 1, max = 20) int height,
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 20) int newHeight,
            @ForAll @IntRange(min = 1, max = 20) int newWidth,
            @ForAll Interpolation interpolation,
            @ForAll @IntRange(max = 255) int value) {
        byte[] flat = new byte[height * width];
        Arrays.fill(flat, (byte) value);
        byte[] resized = Image.gray(height, width, flat)
                .resize(newHeight, newWidth, interpolation)
                .toByteArray();
        assertThat(resized).hasSize(newHeight * newWidth).containsOnly((byte) value);

        Image picture = picture(height, width);
        Image one = picture.flipped().resize(newHeight, newWidth, interpolation);
        Image other = picture.resize(newHeight, newWidth, interpolation).flipped();
        for (int i = 0; i < resized.length; i++) { // a half may be rounded the other way
            assertThat(one.toByteArray()[i] & 0xff).isCloseTo(other.toByteArray()[i] & 0xff, within(1));
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void it_agrees_with_independent_code(String line) {
        String[] parts = line.split(" : ");
        String[] head = parts[0].split(" ");
        int[] size = Arrays.stream(head).skip(2).mapToInt(Integer::parseInt).toArray();
        double[] expected = Arrays.stream(parts[1].split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        // The exact figures are not rounded, nor are Pillow's bicubic ones; else Pillow and OpenCV round on the way.
        boolean rounded = !head[0].equals("exact") && !head[1].equals("BICUBIC");
        double tolerance = rounded ? 1 : 0.5001;

        byte[] actual = picture(size[0], size[1])
                .resize(size[2], size[3], Interpolation.valueOf(head[1]))
                .toByteArray();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) (actual[i] & 0xff)).isCloseTo(expected[i], within(tolerance));
        }
    }

    static List<String> references() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ResizeTest.class.getResourceAsStream("/resize-reference.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
