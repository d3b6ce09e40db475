package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmotionTest {
    @ParameterizedTest
    @CsvSource({
        "happy, happiness",
        "Happiness, happiness",
        "' JOY ', happiness",
        "Surprised, surprise",
        "sad, sadness",
        "ANGRY, anger",
        "disgusted, disgust",
        "fearful, fear",
        "afraid, fear",
        "contemptuous, contempt",
        "Neutral, neutral",
        "happily surprised, happily-surprised",
        "Not_A-Face, not-a-face",
        "a _- b, a-b"
    })
    void names_are_taken_as_they_are_meant(String written, String name) {
        assertThat(Emotion.of(written)).hasToString(name);
    }

    @Test
    void a_name_that_is_known_gives_the_constant() {
        assertThat(Emotion.of("happy")).isSameAs(Emotion.HAPPINESS);
        assertThat(Emotion.of("contempt")).isEqualTo(Emotion.CONTEMPT);
    }

    @Test
    void turkish_computers_read_the_same_names() {
        java.util.Locale before = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));
            assertThat(Emotion.of("DISGUST")).isEqualTo(Emotion.DISGUST);
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "a.b", "wütend", "_sad", "a\nb!"})
    void what_is_no_name_is_refused_with_the_rule_and_the_value(String bad) {
        assertThatThrownBy(() -> Emotion.of(bad))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("lower-case letters and digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fear", "fear ", "a--b", "-a", "a_b"})
    void the_constructor_takes_the_plain_form_only(String bad) {
        assertThatThrownBy(() -> new Emotion(bad)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> Emotion.of(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Emotion(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void emotions_sort_by_name() {
        assertThat(LabelSet.EKMAN_7.emotions().stream().sorted().toList())
                .startsWith(Emotion.ANGER, Emotion.DISGUST)
                .endsWith(Emotion.SURPRISE);
    }
}
