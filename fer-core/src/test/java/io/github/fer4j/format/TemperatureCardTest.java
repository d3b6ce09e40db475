package io.github.fer4j.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Scores;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a temperature stands in a model's card: cards of before have none, and are written as they were. */
class TemperatureCardTest {
    private static final ModelCard PLAIN = TestModels.card();
    private static final ModelCard SCALED = PLAIN.withTemperature(1.75);

    private static String json(ModelCard card) {
        return new String(CardJson.write(card), StandardCharsets.UTF_8);
    }

    private static ModelCard read(String json) {
        return CardJson.read(json.getBytes(StandardCharsets.UTF_8), "test");
    }

    @Test
    void a_card_without_a_temperature_has_one_of_1_and_is_written_without() {
        assertThat(PLAIN.temperature()).isEqualTo(1);
        assertThat(json(PLAIN)).doesNotContain("temperature");
        assertThat(read(json(PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    void a_temperature_is_read_back_and_asks_for_no_newer_reader() {
        assertThat(json(SCALED)).contains("\"temperature\" : 1.75").contains("\"formatVersion\" : 1,");
        assertThat(read(json(SCALED))).isEqualTo(SCALED).isNotEqualTo(PLAIN);
    }

    @Test
    void a_changed_card_keeps_its_temperature() {
        assertThat(SCALED.named("n", "d", "l").temperature()).isEqualTo(1.75);
        assertThat(SCALED.withQuality(List.of()).temperature()).isEqualTo(1.75);
        assertThat(SCALED.withFaceCrop(FaceCrop.tight()).temperature()).isEqualTo(1.75);
        assertThat(SCALED.withTemperature(1)).isEqualTo(PLAIN);
    }

    @Test
    void a_card_calibrates_scores_with_its_temperature() {
        Scores scores = Scores.of(LabelSet.EKMAN_7, 0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        assertThat(SCALED.calibrate(scores)).isEqualTo(scores.withTemperature(1.75));
        assertThat(PLAIN.calibrate(scores)).isSameAs(scores);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_temperature_that_is_none_is_refused(double temperature) {
        assertThatThrownBy(() -> PLAIN.withTemperature(temperature))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + temperature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1.5", "null", "\"warm\"", "\"NaN\"", "[ 1 ]"})
    void a_file_with_another_temperature_is_refused(String value) {
        String changed = json(SCALED).replace("\"temperature\" : 1.75", "\"temperature\" : " + value);
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("test: the card breaks a rule");
    }
}
