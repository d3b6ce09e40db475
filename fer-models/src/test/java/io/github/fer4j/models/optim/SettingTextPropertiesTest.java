package io.github.fer4j.models.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Everything here is written as text and read back to the last digit. */
class SettingTextPropertiesTest {
    @Property
    void optimisers_are_read_back(@ForAll("optimisers") Optimizer optimizer) {
        assertThat(Optimizer.parse(optimizer.describe())).isEqualTo(optimizer);
    }

    @Property
    void schedules_are_read_back(@ForAll("schedules") Schedule schedule) {
        assertThat(Schedule.parse(schedule.describe())).isEqualTo(schedule);
    }

    @Property
    void a_factor_is_never_outside_0_to_1(@ForAll("schedules") Schedule schedule, @ForAll("shares") double progress) {
        assertThat(schedule.factor(progress)).isBetween(0.0, 1.0);
    }

    @Property
    void clippings_are_read_back(@ForAll("clippings") GradientClipping clipping) {
        assertThat(GradientClipping.parse(clipping.describe())).isEqualTo(clipping);
    }

    @Property
    void averagings_are_read_back(@ForAll("averagings") WeightAveraging averaging) {
        assertThat(WeightAveraging.parse(averaging.describe())).isEqualTo(averaging);
    }

    @Property
    void other_text_is_refused_or_read_but_never_anything_else(@ForAll("noise") String text) {
        assertRefusedOrRead(() -> Optimizer.parse(text));
        assertRefusedOrRead(() -> Schedule.parse(text));
        assertRefusedOrRead(() -> GradientClipping.parse(text));
        assertRefusedOrRead(() -> WeightAveraging.parse(text));
    }

    @Example
    void a_long_text_is_refused_at_once() {
        assertThatThrownBy(() -> Schedule.parse("step 0.1, at" + " 1".repeat(1_000_000) + " x"))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Optimizer.parse("Adam " + "1".repeat(1_000_000)))
                .isInstanceOf(InvalidArgumentException.class);
    }

    private static void assertRefusedOrRead(Runnable parse) {
        try {
            parse.run();
        } catch (FerException e) {
            assertThat(e).isInstanceOf(InvalidArgumentException.class);
        }
    }

    @Provide
    Arbitrary<Optimizer> optimisers() {
        Arbitrary<Double> rate = Arbitraries.doubles().between(1e-300, 10).ofScale(310);
        Arbitrary<Double> epsilon = Arbitraries.oneOf(inside(), Arbitraries.of(1e-8, 1e-7));
        return Arbitraries.oneOf(
                Combinators.combine(rate, shares(), shares(), epsilon, shares()).as(Adam::new),
                Combinators.combine(rate, shares()).as((r, decay) -> Adam.of(r).withWeightDecay(decay)),
                Combinators.combine(rate, shares(), shares()).as(Sgd::new),
                Combinators.combine(rate, shares(), epsilon, shares()).as(RmsProp::new));
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<Schedule> steps = Combinators.combine(
                        inside(), inside().set().ofMinSize(1).ofMaxSize(5))
                .as((factor, at) -> Schedule.step(
                        factor,
                        at.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
        Arbitrary<Schedule> plain = Arbitraries.oneOf(
                Arbitraries.just(Schedule.constant()),
                steps,
                shares().map(Schedule::cosine),
                inside().map(Schedule::exponential));
        return Arbitraries.oneOf(
                plain,
                shares().map(Schedule::oneCycle),
                Combinators.combine(plain, inside()).as(Schedule::withWarmUp));
    }

    @Provide
    Arbitrary<GradientClipping> clippings() {
        Arbitrary<Double> positive =
                Arbitraries.doubles().between(1e-300, 1e300).ofScale(310);
        return Arbitraries.oneOf(
                Arbitraries.just(GradientClipping.none()),
                positive.map(GradientClipping::byNorm),
                positive.map(GradientClipping::byValue));
    }

    @Provide
    Arbitrary<WeightAveraging> averagings() {
        return Arbitraries.oneOf(
                Arbitraries.just(WeightAveraging.none()),
                inside().map(WeightAveraging::ema),
                shares().map(WeightAveraging::swa));
    }

    @Provide
    Arbitrary<String> noise() {
        Arbitrary<String> words = Arbitraries.of(
                "Adam",
                "SGD",
                "step",
                "at",
                "one cycle",
                "warm-up",
                "EMA",
                "off",
                "norm",
                ",",
                ", ",
                " ",
                "0.1",
                "-1",
                "1e400",
                "NaN",
                "weight decay",
                "momentum");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30), words.list().ofMaxSize(8).map(parts -> String.join("", parts)));
    }

    /** In [0, 1), 0 of both signs included. */
    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.oneOf(Arbitraries.of(0.0, -0.0, 0.9, Math.nextDown(1.0)), inside());
    }

    private static Arbitrary<Double> inside() {
        return Arbitraries.randomValue(random -> Math.max(Double.MIN_VALUE, random.nextDouble()));
    }
}
