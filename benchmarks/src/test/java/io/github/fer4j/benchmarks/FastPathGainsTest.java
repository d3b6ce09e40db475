package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class FastPathGainsTest {
    @ParameterizedTest
    @ValueSource(strings = {"simpleCnn", "customCnn", "slimCnn"})
    void whatever_is_switched_off_two_steps_lose_the_same(String net) {
        assertThat(secondLoss(Gain.STEP_NORM, net)).isCloseTo(secondLoss(Gain.ALL_ON, net), within(1e-3));
    }

    private static double secondLoss(Gain gain, String net) {
        try (GainTraining training = new GainTraining(gain, net, Workload.random(4), new Sgd(0.01))) {
            Nd4j.getRandom().setSeed(1); // dropout draws from it
            training.step();
            return training.step();
        }
    }

    @Test
    void the_largest_difference_is_taken_without_its_sign() {
        assertThat(FastPathGains.difference(new float[] {1, 2, 3}, new float[] {1.5f, 2, 1}))
                .isEqualTo(2);
    }

    @Test
    void parameters_of_different_nets_are_not_compared() {
        assertThatThrownBy(() -> FastPathGains.difference(new float[3], new float[4]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("3 and 4");
    }

    @Test
    void all_off_switches_off_what_each_gain_does_alone() {
        assertThat(Gain.ALL_OFF.step()).isFalse();
        assertThat(Gain.ALL_OFF.cache()).isFalse();
        assertThat(Gain.ALL_OFF.stockNorm()).isTrue();
        assertThat(Gain.ALL_OFF.flags()).isEqualTo(Gain.STEP_HELPERS.flags()).isNotEmpty();
        assertThat(Gain.ALL_OFF.environment())
                .isEqualTo(Gain.BLAS_KERNEL.environment())
                .isNotEmpty();
    }
}
