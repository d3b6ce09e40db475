package io.github.fer4j.data.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Point;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tiny predictor, in the very format of dlib's, that can be followed by hand. */
class ShapeRegressionTest {
    /** 11x11, so that a box over all of it has 10 pixels from the first to the last. */
    private static final Box ALL = new Box(0, 0, 11, 11);

    /**
     * Two points, at (0.2, 0.5) and (0.8, 0.5). Two stages of one tree with one split each, on two pixels: 0.1 above the first
     * point and 0.1 below the second.
     *
     * @param leaves of each stage: what is added where the first pixel is brighter by more than 50, and else
     */
    private static byte[] twoPoints(float[][][] leaves) {
        DlibOutput out = new DlibOutput().integer(1).column(0.2f, 0.5f, 0.8f, 0.5f);
        out.integer(leaves.length);
        for (float[][] stage : leaves) {
            out.integer(1);
            out.integer(1).integer(0).integer(1).real(50);
            out.integer(2).column(stage[0]).column(stage[1]);
        }
        out.integer(leaves.length);
        for (int i = 0; i < leaves.length; i++) {
            out.integer(2).integer(0).integer(1);
        }
        out.integer(leaves.length);
        for (int i = 0; i < leaves.length; i++) {
            out.integer(2).real(0).real(-0.1f).real(0).real(0.1f);
        }
        return out.toByteArray();
    }

    private static final float[] NOTHING = {0, 0, 0, 0};

    /** A quarter turn about the middle, (0.5, 0.5): the points go to (0.5, 0.2) and (0.5, 0.8). */
    private static final float[] QUARTER_TURN = {0.3f, -0.3f, -0.3f, 0.3f};

    private static final float[] RIGHT = {0.1f, 0, 0.1f, 0};

    private static ShapeRegression read(byte[] bytes) {
        return ShapeRegression.read(new DlibInput(new ByteArrayInputStream(bytes), bytes.length, "tiny"));
    }

    private static Image dark(int... brightRowsAndColumns) {
        byte[] bytes = new byte[121];
        for (int i = 0; i < brightRowsAndColumns.length; i += 2) {
            bytes[brightRowsAndColumns[i] * 11 + brightRowsAndColumns[i + 1]] = (byte) 200;
        }
        return Image.gray(11, 11, bytes);
    }

    private static void assertPoints(List<Point> actual, double... expected) {
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).x()).isCloseTo(expected[2 * i], within(1e-5));
            assertThat(actual.get(i).y()).isCloseTo(expected[2 * i + 1], within(1e-5));
        }
    }

    @Test
    void a_split_compares_the_two_pixels_with_its_threshold() {
        ShapeRegression tiny = read(twoPoints(new float[][][] {{RIGHT, NOTHING}}));
        assertThat(tiny.points()).isEqualTo(2);
        // The first pixel is at 2,4: 0.1 of ten pixels above the first point.
        assertPoints(tiny.locate(dark(4, 2), ALL), 3, 5, 9, 5);
        assertPoints(tiny.locate(dark(), ALL), 2, 5, 8, 5);
        // The second pixel, at 8,6, as bright as the first.
        assertPoints(tiny.locate(dark(4, 2, 6, 8), ALL), 2, 5, 8, 5);
    }

    @Test
    void pixels_of_later_stages_move_and_turn_with_the_shape() {
        ShapeRegression tiny = read(twoPoints(new float[][][] {{QUARTER_TURN, QUARTER_TURN}, {RIGHT, NOTHING}}));
        // "Above the first point" (5, 2) is now to the right of it: column 6.
        assertPoints(tiny.locate(dark(2, 6), ALL), 6, 2, 6, 8);
        assertPoints(tiny.locate(dark(1, 5), ALL), 5, 2, 5, 8);
    }

    @Test
    void points_are_given_where_the_box_is_and_pixels_outside_are_black() {
        ShapeRegression tiny = read(twoPoints(new float[][][] {{RIGHT, NOTHING}}));
        Box outside = new Box(100, -300, 21, 41);
        assertPoints(tiny.locate(dark(4, 2), outside), 104, -280, 116, -280);
        assertPoints(tiny.locate(Image.gray(1, 1, new byte[1]), new Box(0, 0, 1, 1)), 0, 0, 0, 0);
    }

    @Test
    void colours_count_by_their_mean_as_in_dlib() {
        byte[] rgb = new byte[11 * 11 * 3];
        rgb[(4 * 11 + 2) * 3 + 1] = (byte) 152; // 152 / 3 = 50.67, rounded down to 50: not above the threshold
        ShapeRegression tiny = read(twoPoints(new float[][][] {{RIGHT, NOTHING}}));
        assertPoints(tiny.locate(Image.rgb(11, 11, rgb), ALL), 2, 5, 8, 5);
        rgb[(4 * 11 + 2) * 3 + 1] = (byte) 153;
        assertPoints(tiny.locate(Image.rgb(11, 11, rgb), ALL), 3, 5, 9, 5);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1, -1, 0.1f, 1e-30f, -123456.78f, Float.MIN_VALUE, Float.MAX_VALUE, 256, 1 << 20})
    void numbers_are_read_back_as_they_were(float value) {
        byte[] bytes = new DlibOutput().real(value).toByteArray();
        assertThat(new DlibInput(new ByteArrayInputStream(bytes), bytes.length, "x").real())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"1, 0101", "-1, 8101", "-136, 8188", "255, 01ff", "256, 020001", "-29, 811d", "0, 0100"})
    void integers_are_a_length_with_a_sign_and_their_bytes_from_the_lowest(long value, String hex) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        assertThat(new DlibInput(new ByteArrayInputStream(bytes), bytes.length, "x").integer())
                .isEqualTo(value);
        assertThat(new DlibOutput().integer(value).toByteArray()).isEqualTo(bytes);
    }

    @Test
    void a_file_that_ends_anywhere_before_its_end_is_truncated() {
        byte[] whole = twoPoints(new float[][][] {{RIGHT, NOTHING}, {NOTHING, RIGHT}});
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part)).as("of " + length).isInstanceOf(ModelFormatException.class);
        }
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("1 bytes follow");
    }

    @Test
    void an_altered_byte_gives_a_predictor_or_an_error_that_says_where() {
        byte[] whole = twoPoints(new float[][][] {{RIGHT, NOTHING}, {NOTHING, RIGHT}});
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            byte[] altered = whole.clone();
            altered[random.nextInt(whole.length)] = (byte) random.nextInt(256);
            try {
                read(altered).locate(dark(4, 2), ALL);
            } catch (ModelFormatException e) {
                assertThat(e).hasMessageStartingWith("tiny");
            }
        }
    }

    @Test
    void absurd_counts_are_refused_before_memory_is_taken() {
        long[] absurd = {Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 40, 1_000_000, -1};
        for (long count : absurd) {
            refused(new DlibOutput().integer(1).integer(-count).integer(-1));
            refused(new DlibOutput().integer(1).column(1, 2).integer(count));
            refused(new DlibOutput().integer(1).column(1, 2).integer(1).integer(count));
            refused(new DlibOutput()
                    .integer(1)
                    .column(1, 2)
                    .integer(1)
                    .integer(1)
                    .integer(count));
            refused(tree().integer(2).column(1, 2).integer(-count).integer(-1));
            refused(tree().integer(2).column(1, 2).column(1, 2).integer(1).integer(count));
        }
    }

    private static DlibOutput tree() {
        return new DlibOutput()
                .integer(1)
                .column(1, 2)
                .integer(1)
                .integer(1)
                .integer(1)
                .integer(0)
                .integer(0)
                .real(1);
    }

    private static void refused(DlibOutput file) {
        assertThatThrownBy(() -> read(file.toByteArray())).isInstanceOf(ModelFormatException.class);
    }

    @Test
    void what_breaks_a_rule_is_named() {
        named(new DlibOutput().integer(2), "version");
        named(new DlibOutput().integer(1).column(1, 2, 3), "an x and a y");
        named(new DlibOutput().integer(1).integer(-2).integer(-2).real(1).real(2), "one column");
        named(new DlibOutput().integer(1).integer(-1).integer(-1).integer(1).integer(32_002), "finite");
        named(new DlibOutput().integer(1).integer(-1).integer(-1).integer(1).integer(200), "finite");
        named(tree().integer(3), "leaves");
        named(tree().integer(2).column(1, 2, 3, 4), "a leaf has as many numbers");
        named(tree().integer(2).column(1, 2).column(3, 4).integer(2), "lists of anchors");
        named(tree().integer(2).column(1, 2).column(3, 4).integer(1).integer(1).integer(1), "index of an anchor");
        named(tree().integer(2).column(1, 2).column(3, 4).integer(1).integer(0).integer(1), "index of a pixel");
        named(new DlibOutput().integer(1).column(1, 2).integer(1).integer(1).integer(2), "power of 2");
    }

    /** The rest of the file is long enough for any count to be possible. */
    private static void named(DlibOutput file, String rule) {
        for (int i = 0; i < 100; i++) {
            file.integer(0);
        }
        assertThatThrownBy(() -> read(file.toByteArray()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("tiny, byte ")
                .hasMessageContaining(rule);
    }
}
