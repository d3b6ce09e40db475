package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures by hand: a time constant of 1 / ln 2 frames halves the weight of the past with each frame. */
class FrameSmootherTest {
    private static final LabelSet TWO = LabelSet.of(Emotion.FEAR, Emotion.HAPPINESS);
    private static final FrameSmoothing HALVING = FrameSmoothing.of(1 / Math.log(2));
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Box HERE = new Box(100, 100, 50, 50);

    private static FaceResult face(Box box, double happiness) {
        return new FaceResult(box, Scores.of(TWO, 1 - happiness, happiness), 7);
    }

    private static FerResult frame(FaceResult... faces) {
        return new FerResult.Classified("frame", List.of(faces));
    }

    private static double happiness(FerResult frame) {
        return frame.primary().orElseThrow().scores().of(Emotion.HAPPINESS);
    }

    @Test
    void scores_are_an_exponential_moving_average_that_begins_with_the_first() {
        FrameSmoother smoother = HALVING.start();
        assertThat(smoother.next(frame(face(HERE, 0.2)))).isEqualTo(frame(face(HERE, 0.2)));
        assertThat(happiness(smoother.next(frame(face(HERE, 1))))).isCloseTo(0.6, EXACT);
        assertThat(happiness(smoother.next(frame(face(HERE, 1))))).isCloseTo(0.8, EXACT);
        assertThat(happiness(smoother.next(frame(face(HERE, 0))))).isCloseTo(0.4, EXACT);
    }

    @Test
    void after_the_time_constant_63_percent_of_a_change_have_come_and_95_after_three() {
        FrameSmoother smoother = FrameSmoothing.of(5).start();
        smoother.next(frame(face(HERE, 0)));
        double[] steps = new double[15];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = happiness(smoother.next(frame(face(HERE, 1))));
        }
        assertThat(steps[4]).isCloseTo(0.63212055882856, EXACT); // 1 - e^-1
        assertThat(steps[14]).isCloseTo(0.95021293163214, EXACT); // 1 - e^-3
    }

    @Test
    void the_past_of_a_face_that_was_missing_weighs_less() {
        FrameSmoother smoother = HALVING.start();
        smoother.next(frame(face(HERE, 0)));
        assertThat(smoother.next(frame()).faces()).isEmpty();
        FerResult broken = new FerResult.Failed("frame", new UnreadableImageException("torn"));
        assertThat(smoother.next(broken)).isSameAs(broken);
        // three frames later: an eighth of what was, seven eighths of what is
        assertThat(happiness(smoother.next(frame(face(HERE, 1))))).isCloseTo(0.875, EXACT);
    }

    @Test
    void a_face_that_is_missing_for_too_long_is_forgotten() {
        for (int missing = 0; missing < 5; missing++) {
            FrameSmoother smoother = HALVING.withForgetAfter(2).start();
            smoother.next(frame(face(HERE, 0)));
            for (int i = 0; i < missing; i++) {
                smoother.next(frame());
            }
            double expected = missing <= 2 ? 1 - Math.pow(0.5, missing + 1) : 1;
            assertThat(happiness(smoother.next(frame(face(HERE, 1))))).isCloseTo(expected, EXACT);
        }
    }

    @Test
    void a_face_elsewhere_is_another_one() {
        FrameSmoother smoother = HALVING.start();
        smoother.next(frame(face(HERE, 0)));
        // 50x50 moved by 27 of 50 columns: 23 / 77 = 0.2987 is below 0.3; by 26: 24 / 76 = 0.3158 is not
        assertThat(happiness(smoother.next(frame(face(new Box(127, 100, 50, 50), 1)))))
                .isEqualTo(1);
        FrameSmoother other = HALVING.start();
        other.next(frame(face(HERE, 0)));
        assertThat(happiness(other.next(frame(face(new Box(126, 100, 50, 50), 1)))))
                .isCloseTo(0.5, EXACT);
    }

    @Test
    void a_face_is_matched_with_where_it_was_last() {
        FrameSmoother smoother = HALVING.start();
        double last = 0;
        for (int x = 0; x <= 200; x += 20) { // 20 of 50 columns each: 30 / 70
            last = happiness(smoother.next(frame(face(new Box(x, 0, 50, 50), x == 0 ? 0 : 1))));
        }
        assertThat(last).isCloseTo(1 - Math.pow(0.5, 10), EXACT);
    }

    @Test
    void of_several_matches_the_largest_overlap_comes_first_and_each_face_keeps_its_past() {
        FrameSmoother smoother = HALVING.withMinOverlap(0.1).start();
        smoother.next(frame(face(new Box(0, 0, 10, 10), 0), face(new Box(8, 0, 10, 10), 1)));
        // The face at 5 overlaps the second of before more (70 / 130) than the first (50 / 150),
        // which the face at 9 does even more (90 / 110).
        FerResult next = smoother.next(frame(face(new Box(5, 0, 10, 10), 1), face(new Box(9, 0, 10, 10), 0)));
        assertThat(next.faces())
                .extracting(face -> face.scores().of(Emotion.HAPPINESS))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
                .containsExactly(0.5, 0.5);
        assertThat(next.faces()).extracting(face -> face.box().x()).containsExactly(5, 9);
        assertThat(next.faces()).extracting(FaceResult::confidence).containsOnly(7.0);
    }

    @Test
    void two_faces_at_one_place_do_not_share_a_past() {
        FrameSmoother smoother = HALVING.start();
        smoother.next(frame(face(HERE, 0)));
        FerResult next = smoother.next(frame(face(HERE, 1), face(HERE, 1)));
        assertThat(happiness(next)).isCloseTo(0.5, EXACT);
        assertThat(next.faces().get(1).scores().of(Emotion.HAPPINESS)).isEqualTo(1);
    }

    @Test
    void valence_and_arousal_are_averaged_where_both_frames_have_them() {
        FrameSmoother smoother = HALVING.start();
        Scores plain = Scores.of(TWO, 0.5, 0.5);
        smoother.next(frame(new FaceResult(HERE, plain, 1)));
        ValenceArousal first = new ValenceArousal(1, -0.5);
        assertThat(affect(smoother, plain.withValenceArousal(first))).isEqualTo(first);
        ValenceArousal mean = affect(smoother, plain.withValenceArousal(new ValenceArousal(0, 0.5)));
        assertThat(mean.valence()).isCloseTo(0.5, EXACT);
        assertThat(mean.arousal()).isCloseTo(0, EXACT);
        assertThat(smoother.next(frame(new FaceResult(HERE, plain, 1)))
                        .primary()
                        .orElseThrow()
                        .valenceArousal())
                .isEmpty();
    }

    private static ValenceArousal affect(FrameSmoother smoother, Scores scores) {
        return smoother.next(frame(new FaceResult(HERE, scores, 1)))
                .primary()
                .flatMap(FaceResult::valenceArousal)
                .orElseThrow();
    }

    @Property(tries = 200)
    void steady_scores_stay_between_the_least_and_the_largest_that_came(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 1) Double> values,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double timeConstant) {
        FrameSmoother smoother = FrameSmoothing.of(timeConstant).start();
        double least = 1;
        double most = 0;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
            FerResult steady = smoother.next(frame(face(HERE, value)));
            assertThat(happiness(steady)).isBetween(least - 1e-12, most + 1e-12);
            assertThat(Arrays.stream(steady.primary().orElseThrow().scores().toArray())
                            .sum())
                    .isCloseTo(1, EXACT);
        }
    }

    @Test
    void a_sequence_is_of_one_model() {
        FrameSmoother smoother = HALVING.start();
        smoother.next(frame(face(HERE, 0)));
        FerResult other = frame(new FaceResult(HERE, Scores.certain(LabelSet.EKMAN_7, Emotion.FEAR), 1));
        assertThatThrownBy(() -> smoother.next(other))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("[fear, happiness]")
                .hasMessageContaining("start another smoother");
        assertThat(happiness(smoother.next(frame(face(HERE, 1))))).isCloseTo(0.5, EXACT);
        assertThatThrownBy(() -> smoother.next(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_time_constant_that_is_none_is_refused(double bad) {
        assertThatThrownBy(() -> FrameSmoothing.of(bad))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + bad);
    }

    @Test
    void other_settings_out_of_range_are_refused() {
        for (double bad : new double[] {0, -0.1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> HALVING.withMinOverlap(bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + bad);
        }
        for (int bad : new int[] {-1, 10_001}) {
            assertThatThrownBy(() -> HALVING.withForgetAfter(bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + bad);
        }
    }
}
