package io.github.fer4j.noise.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.InvalidArgumentException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SelectionTextTest {
    @Property
    void a_keep_schedule_is_read_back(
            @ForAll("shares") double rate,
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int ramp,
            @ForAll("exponents") double exponent) {
        KeepSchedule schedule = new KeepSchedule(rate, ramp, exponent);
        assertThat(KeepSchedule.parse(schedule.describe())).isEqualTo(schedule);
    }

    @Property
    void early_learning_is_read_back(@ForAll("shares") double beta, @ForAll("strengths") double lambda) {
        EarlyLearning early = new EarlyLearning(beta, lambda);
        assertThat(EarlyLearning.parse(early.describe())).isEqualTo(early);
    }

    @Example
    void texts_of_older_models_are_read() {
        assertThat(KeepSchedule.parse("noise 0.2 left out over 10 epochs")).isEqualTo(KeepSchedule.coTeaching(0.2));
        assertThat(KeepSchedule.parse("noise 0.2 left out over 5 epochs, exponent 2.0"))
                .isEqualTo(new KeepSchedule(0.2, 5, 2));
        assertThat(EarlyLearning.parse("early learning 3.0, mean 0.7")).isEqualTo(EarlyLearning.standard());
    }

    @Property
    void a_malformed_keep_schedule_is_refused_with_rule_value_and_example(@ForAll("noSchedules") String text) {
        assertThatThrownBy(() -> KeepSchedule.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("such as 'noise 0.2 left out over 10 epochs'")
                .hasMessageContaining("got '" + text + "'");
    }

    @Property
    void malformed_early_learning_is_refused_with_rule_value_and_example(@ForAll("noEarlyLearning") String text) {
        assertThatThrownBy(() -> EarlyLearning.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("such as 'early learning 3.0, mean 0.7'")
                .hasMessageContaining("got '" + text + "'");
    }

    @Example
    void values_out_of_range_are_refused_with_their_rule() {
        assertThatThrownBy(() -> KeepSchedule.parse("noise 1.5 left out over 10 epochs"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("a noise rate is from 0 to below 1, got 1.5");
        assertThatThrownBy(() -> KeepSchedule.parse("noise 0.5 left out over 0 epochs"))
                .hasMessageContaining("at least 1 epoch, got 0");
        assertThatThrownBy(() -> EarlyLearning.parse("early learning 1e999, mean 0.7"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("finite and not negative, got Infinity");
    }

    @Provide
    Arbitrary<String> noSchedules() {
        return Arbitraries.of(
                "",
                "none",
                "noise",
                "noise x left out over 10 epochs",
                "noise NaN left out over 10 epochs",
                "noise 0.2 left out over ten epochs",
                "noise 0.2 left out over 9999999999 epochs",
                "noise 0.2 left out over 99999999999999999999999 epochs",
                "noise 0.2 left out over 10 epochs, exponent",
                "noise 0.2 left out over 10 epochs, exponent 1 2");
    }

    @Provide
    Arbitrary<String> noEarlyLearning() {
        return Arbitraries.of(
                "", "off", "early learning", "early learning 3.0", "early learning 3.0, mean x", "mean 0.7");
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, Math.nextDown(1.0)),
                Arbitraries.randomValue(random -> random.nextDouble()));
    }

    @Provide
    Arbitrary<Double> exponents() {
        return Arbitraries.oneOf(
                Arbitraries.of(1.0, 10.0, 1e-300), Arbitraries.randomValue(random -> 10 - 9.99 * random.nextDouble()));
    }

    @Provide
    Arbitrary<Double> strengths() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, -0.0, Double.MAX_VALUE, Double.MIN_VALUE),
                Arbitraries.randomValue(random -> 10 * random.nextDouble()));
    }
}
