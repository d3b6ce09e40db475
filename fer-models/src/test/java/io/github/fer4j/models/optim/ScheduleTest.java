package io.github.fer4j.models.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @Test
    void a_constant_rate_stays() {
        assertThat(factors(Schedule.constant(), 0, 0.5, 0.999)).containsOnly(1);
    }

    /** By Python's math: {@code end + (1 - end) * (1 + cos(pi * t / 8)) / 2}, the formula of CosineAnnealingLR. */
    @Test
    void a_cosine_is_that_of_loshchilov_and_hutter() {
        assertThat(factors(Schedule.cosine(0.01), 0, 2 / 8.0, 4 / 8.0, 6 / 8.0, 7 / 8.0))
                .containsExactly(
                        new double[] {1, 0.855017856687341, 0.505, 0.15498214331265903, 0.047679631406913066},
                        within(1e-12));
        assertThat(Schedule.cosine(0).factor(1)).isCloseTo(0, within(1e-15));
    }

    @Test
    void an_exponential_schedule_falls_by_the_same_factor_in_equal_times() {
        assertThat(factors(Schedule.exponential(0.01), 0, 0.25, 0.5, 0.75))
                .containsExactly(new double[] {1, 0.31622776601683794, 0.1, 0.03162277660168379}, within(1e-12));
    }

    /** Goyal et al. 2017: a tenth at epochs 30, 60 and 80 of 90. */
    @Test
    void steps_come_with_the_first_batch_of_their_epoch() {
        Schedule schedule = Schedule.step(0.1, 30 / 90.0, 60 / 90.0, 80 / 90.0);
        int batches = 7;
        for (int epoch = 1; epoch <= 90; epoch++) {
            double expected = epoch <= 30 ? 1 : epoch <= 60 ? 0.1 : epoch <= 80 ? 0.01 : 0.001;
            for (int batch = 1; batch <= batches; batch++) {
                double progress = ((epoch - 1.0) * batches + batch - 1) / (90.0 * batches); // as a run has it
                assertThat(schedule.factor(progress))
                        .as("epoch %d, batch %d", epoch, batch)
                        .isCloseTo(expected, within(1e-15));
            }
        }
    }

    /** By Python's math: {@code end + (start - end) / 2 * (cos(pi * share) + 1)}, as OneCycleLR anneals. */
    @Test
    void one_cycle_goes_up_from_a_25th_and_down_to_a_thousandth() {
        assertThat(factors(Schedule.oneCycle(0.25), 0, 0.05, 0.2, 0.25, 0.5, 0.75))
                .containsExactly(
                        new double[] {0.04, 0.1316718427000253, 0.9083281572999747, 1, 0.75025, 0.25075},
                        within(1e-12));
        assertThat(Schedule.oneCycle(0.25).factor(1)).isCloseTo(0.001, within(1e-15));
        assertThat(Schedule.oneCycle(0).factor(0)).isEqualTo(1);
    }

    @Test
    void a_warm_up_is_a_straight_line_from_a_thousandth() {
        assertThat(factors(Schedule.constant().withWarmUp(0.1), 0, 0.025, 0.05, 0.1, 0.9))
                .containsExactly(new double[] {0.001, 0.25075, 0.5005, 1, 1}, within(1e-12));
    }

    @Test
    void a_warm_up_leaves_what_comes_after_it_where_it_was() {
        Schedule cosine = Schedule.cosine(0.1);
        Schedule warm = cosine.withWarmUp(0.2);

        assertThat(warm.factor(0.1)).isCloseTo(0.5005 * cosine.factor(0.1), within(1e-15));
        assertThat(factors(warm, 0.2, 0.5, 0.9)).containsExactly(factors(cosine, 0.2, 0.5, 0.9));
    }

    @Test
    void a_second_warm_up_is_refused() {
        assertThatThrownBy(() -> Schedule.oneCycle(0.3).withWarmUp(0.1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("a schedule is warmed up once, got 'one cycle, warm-up 0.3', which has a warm-up; set the"
                        + " share there");
        Schedule warm = Schedule.constant().withWarmUp(0.1);
        assertThatThrownBy(() -> warm.withWarmUp(0.1)).isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
    void shares_out_of_range_are_refused(double share) {
        assertThatThrownBy(() -> Schedule.oneCycle(share)).hasMessageContaining("is in [0, 1), got " + share);
        assertThatThrownBy(() -> Schedule.cosine(share)).hasMessageContaining("is in [0, 1), got " + share);
        assertThatThrownBy(() -> Schedule.exponential(share)).hasMessageContaining("is in (0, 1), got " + share);
        assertThatThrownBy(() -> Schedule.step(share, 0.5)).hasMessageContaining("is in (0, 1), got " + share);
        assertThatThrownBy(() -> Schedule.step(0.1, share)).hasMessageContaining("in (0, 1) and rising");
        assertThatThrownBy(() -> Schedule.constant().withWarmUp(share)).hasMessageContaining("got " + share);
    }

    @Test
    void milestones_that_do_not_rise_are_refused() {
        assertThatThrownBy(() -> Schedule.step(0.1, 0.5, 0.5)).hasMessageContaining("rising, got [0.5, 0.5]");
        assertThatThrownBy(() -> Schedule.step(0.1, 0.5, 0.2)).hasMessageContaining("30 / 90.0");
        assertThatThrownBy(() -> Schedule.step(0.1)).hasMessageContaining("at least 1 milestone");
        assertThatThrownBy(() -> Schedule.exponential(0)).hasMessageContaining("is in (0, 1), got 0.0");
    }

    @Test
    void texts_say_what_is_set() {
        assertThat(Schedule.constant().describe()).isEqualTo("constant");
        assertThat(Schedule.step(0.1, 0.5, 0.75).withWarmUp(0.05)).hasToString("step 0.1, at 0.5 0.75, warm-up 0.05");
        assertThat(Schedule.cosine(0.01).describe()).isEqualTo("cosine to 0.01");
        assertThat(Schedule.exponential(0.01).describe()).isEqualTo("exponential to 0.01");
    }

    @Test
    void the_text_in_the_card_of_the_bundled_model_is_read() {
        assertThat(Schedule.parse("one cycle, warm-up 0.25")).isEqualTo(Schedule.oneCycle(0.25));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sometimes",
                "constant 1",
                "constant, warm-up 0",
                "constant, warm-up 0.1, warm-up 0.1",
                "one cycle",
                "one cycle 2, warm-up 0.1",
                "one cycle, warm-up 0.1 0.2",
                "cosine",
                "cosine to",
                "cosine to 0.1, at 0.5",
                "step 0.1",
                "step 0.1, at",
                "step 0.1, at 0.5 0.4",
                "step, at 0.5"
            })
    void malformed_text_is_refused_with_rule_value_and_example(String text) {
        assertThatThrownBy(() -> Schedule.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("a schedule is text as its describe() gives it, such as 'cosine to 0.01, ")
                .hasMessageContaining("got '" + text + "'");
    }

    private static double[] factors(Schedule schedule, double... progress) {
        return Arrays.stream(progress).map(schedule::factor).toArray();
    }
}
