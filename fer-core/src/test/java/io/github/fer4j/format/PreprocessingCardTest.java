package io.github.fer4j.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Interpolation;
import io.github.fer4j.ModelFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How preprocessing stands in a model's card: files of before are read, and what they could say is written as then. */
class PreprocessingCardTest {
    private static ModelCard card(Preprocessing preprocessing) {
        ModelCard card = TestModels.card();
        return new ModelCard(
                card.name(),
                card.description(),
                card.labels(),
                preprocessing,
                card.faceCrop(),
                card.architecture(),
                card.training(),
                card.quality(),
                card.licence());
    }

    private static String json(Preprocessing preprocessing) {
        return new String(CardJson.write(card(preprocessing)), StandardCharsets.UTF_8);
    }

    private static Preprocessing read(String json) {
        return CardJson.read(json.getBytes(StandardCharsets.UTF_8), "test").preprocessing();
    }

    @Test
    void a_card_of_version_1_is_written_as_ever() {
        assertThat(json(Preprocessing.gray48()).replaceAll("\\s+", " "))
                .contains("\"formatVersion\" : 1,")
                .contains("\"preprocessing\" : { \"height\" : 48, \"width\" : 48, \"channels\" : 1, "
                        + "\"interpolation\" : \"BILINEAR\", "
                        + "\"normalisation\" : { \"kind\" : \"PER_IMAGE\", \"mean\" : 0.0, \"deviation\" : 0.02 } }");
        assertThat(read(json(Preprocessing.gray48()))).isEqualTo(Preprocessing.gray48());
    }

    @Test
    void filters_and_values_for_each_channel_are_written_in_version_2() {
        Preprocessing rich = new Preprocessing(
                224,
                200,
                3,
                Interpolation.BICUBIC,
                List.of(new MedianFilter(5), new GaussianFilter(0.7), new Clahe(2.5, 4), new HistogramEqualisation()),
                Normalisation.imageNet());
        String json = json(rich);
        assertThat(json.replaceAll("\\s+", " "))
                .contains("\"formatVersion\" : 2,")
                .contains("\"filters\" : [ { \"kind\" : \"median\", \"window\" : 5 }, "
                        + "{ \"kind\" : \"gaussian\", \"sigma\" : 0.7 }, "
                        + "{ \"kind\" : \"clahe\", \"clipLimit\" : 2.5, \"tiles\" : 4 }, "
                        + "{ \"kind\" : \"equalisation\" } ]")
                .contains("\"mean\" : [ 0.485, 0.456, 0.406 ]")
                .contains("\"deviation\" : [ 0.229, 0.224, 0.225 ]");
        assertThat(read(json)).isEqualTo(rich);
    }

    @Test
    void each_addition_alone_asks_for_a_newer_reader() {
        Preprocessing plain = Preprocessing.gray48();
        for (Preprocessing newer : List.of(
                plain.withFilters(new MedianFilter(3)),
                plain.withInterpolation(Interpolation.BICUBIC),
                plain.withChannels(3).withNormalisation(Normalisation.imageNet()))) {
            assertThat(json(newer)).contains("\"formatVersion\" : 2,");
            assertThat(read(json(newer))).isEqualTo(newer);
        }
    }

    @Test
    void a_list_of_one_value_and_filters_that_are_null_are_read_too() {
        String json = json(Preprocessing.gray48())
                .replace("\"mean\" : 0.0", "\"mean\" : [ 0.0 ]")
                .replace("\"normalisation\" :", "\"filters\" : null, \"normalisation\" :");
        assertThat(read(json)).isEqualTo(Preprocessing.gray48());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\" : \"median\" | \"kind\" : \"java.util.ArrayList\" | java.util.ArrayList",
                "\"kind\" : \"median\", | | kind",
                "\"window\" : 5 | \"window\" : 4 | 3 or 5 pixels wide, got 4",
                "\"window\" : 5 | \"size\" : 5 | window",
                "\"mean\" : [ 0.485, 0.456, 0.406 ] | \"mean\" : [ 0.485, 0.456 ] | got 2 and 3",
                "\"mean\" : [ 0.485, 0.456, 0.406 ] | \"mean\" : [ ] | got 0 and 3",
                "\"mean\" : [ 0.485, 0.456, 0.406 ] | \"mean\" : [ 0.485, null, 0.406 ] | a value of mean",
                "\"channels\" : 3 | \"channels\" : 1 | normalised by 1 or 1",
            })
    void a_card_that_breaks_a_rule_is_refused_by_it(String from, String to, String message) {
        String json = json(new Preprocessing(
                        48, 48, 3, Interpolation.AREA, List.of(new MedianFilter(5)), Normalisation.imageNet()))
                .replaceAll("\\s+", " ");
        String changed = json.replace(from, to == null ? "" : to);
        assertThat(changed).isNotEqualTo(json);
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message);
    }
}
