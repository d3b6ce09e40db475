package io.github.fer4j.models.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.InvalidArgumentException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightAveragingTest {
    @ParameterizedTest
    @CsvSource({"0.75, 20, 16", "0, 20, 1", "0.99, 20, 20", "0.29, 100, 30", "0.5, 3, 2", "0.999999, 1, 1"})
    void a_mean_over_epochs_begins_behind_its_share_of_the_run(double start, int epochs, int first) {
        WeightAveraging.Swa swa = new WeightAveraging.Swa(start);
        assertThat(IntStream.rangeClosed(1, epochs).filter(epoch -> swa.includes(epoch, epochs)))
                .containsExactly(IntStream.rangeClosed(first, epochs).boxed().toArray(Integer[]::new));
    }

    @Test
    void texts_of_older_cards_are_read() {
        assertThat(WeightAveraging.parse("0.998")).isEqualTo(WeightAveraging.ema(0.998));
        assertThat(WeightAveraging.parse("off")).isEqualTo(WeightAveraging.none());
    }

    @Test
    void texts_say_what_is_set() {
        assertThat(WeightAveraging.none()).hasToString("off");
        assertThat(WeightAveraging.ema(0.998)).hasToString("EMA 0.998");
        assertThat(WeightAveraging.swa(0.75)).hasToString("SWA from 0.75");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 2, Double.NaN})
    void shares_out_of_range_are_refused(double share) {
        assertThatThrownBy(() -> WeightAveraging.ema(share)).hasMessageContaining("is in (0, 1), got " + share);
        assertThatThrownBy(() -> WeightAveraging.swa(share)).hasMessageContaining("is in [0, 1), got " + share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EMA", "SWA 0.75", "off 1", "0.9 0.9", "EMA 0.9, at 0.5", "-0.5"})
    void malformed_text_is_refused_with_rule_value_and_example(String text) {
        assertThatThrownBy(() -> WeightAveraging.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("weight averaging is text as its describe() gives it, such as 'EMA 0.999'")
                .hasMessageContaining("got '" + text + "'");
    }
}
