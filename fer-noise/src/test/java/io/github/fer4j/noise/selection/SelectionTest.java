package io.github.fer4j.noise.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void the_schedule_falls_from_one_to_the_share_of_right_labels_within_ten_epochs() {
        KeepSchedule schedule = KeepSchedule.coTeaching(0.2);

        assertThat(schedule.keep(0)).isEqualTo(1);
        assertThat(schedule.keep(5)).isCloseTo(0.9, within(1e-12));
        assertThat(schedule.keep(10)).isCloseTo(0.8, within(1e-12));
        assertThat(schedule.keep(1000)).isCloseTo(0.8, within(1e-12));
        assertThat(schedule).hasToString("noise 0.2 left out over 10 epochs");
    }

    @Property
    void a_schedule_never_rises_and_stays_between_its_ends(
            @ForAll @DoubleRange(max = 0.99) double rate,
            @ForAll @IntRange(min = 1, max = 50) int ramp,
            @ForAll @DoubleRange(min = 0.1, max = 3) double exponent) {
        KeepSchedule schedule = new KeepSchedule(rate, ramp, exponent);
        for (int epoch = 0; epoch < 60; epoch++) {
            assertThat(schedule.keep(epoch)).isBetween(1 - rate - 1e-12, 1.0);
            assertThat(schedule.keep(epoch + 1)).isLessThanOrEqualTo(schedule.keep(epoch));
        }
    }

    @Property
    void what_is_chosen_costs_no_more_than_what_is_not(
            @ForAll @IntRange(min = 1, max = 64) int batch,
            @ForAll @DoubleRange(min = 0.01, max = 1) double keep,
            @ForAll long seed) {
        double[] losses = new Random(seed).ints(batch, 0, 5).asDoubleStream().toArray();
        int[] chosen = SmallLoss.select(losses, keep);
        double[] weights = SmallLoss.weights(losses, keep);

        assertThat(chosen)
                .hasSize(Math.max(1, (int) (keep * batch + 1e-9)))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(weights).sum()).isEqualTo(chosen.length);
        double largest = Arrays.stream(chosen).mapToDouble(i -> losses[i]).max().orElseThrow();
        for (int i = 0; i < batch; i++) {
            if (weights[i] == 0) {
                assertThat(losses[i]).isGreaterThanOrEqualTo(largest);
            }
        }
    }

    @Test
    void of_equal_losses_the_first_are_chosen_and_nan_is_chosen_last() {
        assertThat(SmallLoss.select(new double[] {1, 1, 1, 1}, 0.5)).containsExactly(0, 1);
        assertThat(SmallLoss.select(new double[] {Double.NaN, 5, 9, 7}, 0.75)).containsExactly(1, 2, 3);
        assertThat(SmallLoss.select(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.7))
                .hasSize(7);
    }

    @Property
    void the_gradient_of_early_learning_is_its_finite_difference(@ForAll long seed) {
        EarlyLearning early = EarlyLearning.standard();
        Random random = new Random(seed);
        double[] logits = random.doubles(5, -4, 4).toArray();
        double[] mean = random.doubles(5, 0, 0.2).toArray();
        double[] gradient = new double[5];
        early.addTo(logits, mean, gradient);

        for (int k = 0; k < 5; k++) {
            double[] moved = logits.clone();
            moved[k] += 1e-6;
            double above = early.addTo(moved, mean, new double[5]);
            moved[k] -= 2e-6;
            double below = early.addTo(moved, mean, new double[5]);
            assertThat(gradient[k]).isCloseTo((above - below) / 2e-6, within(1e-6));
        }
    }

    @Test
    void early_learning_pulls_towards_what_was_believed_before() {
        EarlyLearning early = EarlyLearning.standard();
        double[] mean = new double[3];
        for (int i = 0; i < 20; i++) {
            early.update(mean, new double[] {0.8, 0.1, 0.1});
        }
        double[] gradient = new double[3];
        double part = early.addTo(new double[] {0, 1, 0}, mean, gradient);

        assertThat(mean[0]).isCloseTo(0.8, within(1e-3));
        assertThat(part).isNegative();
        assertThat(gradient[0]).isNegative(); // a step down the gradient raises the first logit
        assertThat(gradient[1]).isPositive();
        assertThat(Arrays.stream(gradient).sum()).isCloseTo(0, within(1e-12));
    }

    @Test
    void early_learning_stays_finite_where_the_net_is_sure_of_what_it_always_said() {
        double[] gradient = new double[2];
        assertThat(EarlyLearning.standard().addTo(new double[] {60, -60}, new double[] {1, 0}, gradient))
                .isCloseTo(3 * Math.log(1e-4), within(1e-9));
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void values_out_of_range_are_refused() {
        assertThatThrownBy(() -> KeepSchedule.coTeaching(1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new KeepSchedule(0.1, 0, 1)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> new KeepSchedule(0.1, 1, 0)).hasMessageContaining("got 0.0");
        assertThatThrownBy(() -> KeepSchedule.coTeaching(0.1).keep(-1)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> SmallLoss.select(new double[0], 1)).hasMessageContaining("got none");
        assertThatThrownBy(() -> SmallLoss.select(new double[1], 0)).hasMessageContaining("got 0.0");
        assertThatThrownBy(() -> new EarlyLearning(1, 3)).hasMessageContaining("got 1.0");
        assertThatThrownBy(() -> new EarlyLearning(0.7, -1)).hasMessageContaining("got -1.0");
        assertThatThrownBy(() -> EarlyLearning.standard().update(new double[2], new double[3]))
                .hasMessageContaining("got 2 and 3");
    }
}
