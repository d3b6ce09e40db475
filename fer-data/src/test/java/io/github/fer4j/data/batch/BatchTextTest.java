package io.github.fer4j.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.InvalidArgumentException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BatchTextTest {
    @Property
    void a_mix_is_read_back(@ForAll("mixes") Mix mix) {
        assertThat(Mix.parse(mix.describe())).isEqualTo(mix);
    }

    @Property
    void a_sampling_is_read_back(@ForAll("samplings") Sampling sampling) {
        assertThat(Sampling.parse(sampling.describe())).isEqualTo(sampling);
    }

    @Example
    void a_second_choice_belongs_to_the_choice_that_it_stands_in() {
        Mix inner = Mix.either(CutMix.of(1), 0.1, Mix.none());
        Mix first = Mix.either(inner, 0.5, Mixup.of(0.2));
        Mix second = Mix.either(Mixup.of(0.2), 0.5, inner);

        assertThat(Mix.parse("0.5 of batches 0.1 of batches cutmix 1.0, else none, else mixup 0.2"))
                .isEqualTo(first);
        assertThat(Mix.parse("0.5 of batches mixup 0.2, else (0.1 of batches cutmix 1.0, else none)"))
                .isEqualTo(second);
    }

    @Property
    void a_malformed_mix_is_refused_with_rule_value_and_example(@ForAll("noMixes") String text) {
        assertThatThrownBy(() -> Mix.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("such as 'none' or '0.5 of batches mixup 0.2, else cutmix 1.0'")
                .hasMessageContaining("got '" + text + "'");
    }

    @Example
    void choices_nested_without_end_are_refused() {
        assertThatThrownBy(() -> Mix.parse("0.5 of batches ".repeat(100_000)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageEndingWith("choices are nested more than 32 deep");
    }

    @Property
    void a_malformed_sampling_is_refused_with_the_known_ones(@ForAll("noSamplings") String text) {
        assertThatThrownBy(() -> Sampling.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'sequential', 'shuffled', 'class-balanced'")
                .hasMessageContaining("got '" + text + "'");
    }

    @Example
    void values_out_of_range_are_refused_with_their_rule() {
        assertThatThrownBy(() -> Mix.parse("mixup 0.0")).hasMessageContaining("0.001 to 1000, got 0.0");
        assertThatThrownBy(() -> Sampling.parse("class frequency to the power of 1.5"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 1.5");
    }

    @Provide
    Arbitrary<String> noMixes() {
        return Arbitraries.of(
                "",
                "nothing",
                "none none",
                "mixup",
                "mixup x",
                "mixup NaN",
                "mixup 0",
                "mixup 1e999",
                "0.5 of batches mixup 0.2",
                "0.5 of batches mixup 0.2, else",
                "0.5 of batches mixup 0.2, else (none",
                "0.5 of batches mixup 0.2, else 0.5 of batches none, else none",
                "1.5 of batches mixup 0.2, else none",
                "(none)",
                "java.lang.Runtime");
    }

    @Provide
    Arbitrary<String> noSamplings() {
        return Arbitraries.of(
                "",
                "random",
                "shuffled 1",
                "class frequency",
                "class frequency to the power of ",
                "class frequency to the power of x",
                "class frequency to the power of NaN",
                "java.lang.Runtime");
    }

    @Provide
    Arbitrary<Mix> mixes() {
        Arbitrary<Double> alphas = Arbitraries.randomValue(random -> Math.pow(10, 6 * random.nextDouble() - 3));
        Arbitrary<Mix> plain =
                Arbitraries.oneOf(Arbitraries.just(Mix.none()), alphas.map(Mixup::of), alphas.map(CutMix::of));
        return nested(nested(nested(plain)));
    }

    private Arbitrary<Mix> nested(Arbitrary<Mix> inner) {
        return Arbitraries.oneOf(
                inner, Combinators.combine(inner, shares(), inner).as(Mix::either));
    }

    @Provide
    Arbitrary<Sampling> samplings() {
        return Arbitraries.oneOf(
                Arbitraries.of(Sampling.sequential(), Sampling.shuffled(), Sampling.classBalanced()),
                shares().map(Sampling::classPower));
    }

    private static Arbitrary<Double> shares() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, -0.0, 1.0, 0.5, Double.MIN_VALUE),
                Arbitraries.randomValue(random -> random.nextDouble()));
    }
}
