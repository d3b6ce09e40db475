package io.github.fer4j.pretrained;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Fer;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Quality;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BundledModelsTest {
    @Test
    void the_default_model_is_that_of_the_crowds_votes() {
        assertThat(Fer.bundledModels()).containsExactly("ferplus-8", "fer2013-7");
    }

    @Test
    void a_bundled_model_can_be_had_as_card_and_weights() {
        ModelFile model = Fer.bundledModel("fer2013-7");
        assertThat(model.card().name()).isEqualTo("fer2013-7");
        assertThat(model.engines()).contains("dl4j");
    }

    @ParameterizedTest
    @MethodSource("io.github.fer4j.Fer#bundledModels")
    void every_bundled_model_is_whole_small_and_says_what_it_is(String name) throws IOException {
        String resource = "/META-INF/fer4j/" + name + ".fer";
        try (InputStream in = Fer.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            byte[] bytes = in.readAllBytes();
            assertThat(bytes).hasSizeLessThan(6_000_000);
        }
        try (InputStream in = Fer.class.getResourceAsStream(resource)) {
            ModelFile model = ModelFile.read(in, name);
            assertThat(model.engines())
                    .as("for applications, and to train on from")
                    .contains("onnx", "dl4j");
            ModelCard card = model.card();
            assertThat(card.name()).isEqualTo(name);
            assertThat(card.licence()).contains("EU AI Act");
            assertThat(card.quality())
                    .isNotEmpty()
                    .allSatisfy(quality -> assertThat(quality.metrics()).containsKeys("accuracy", "UAR", "ECE"));
            assertThat(card.provenance().orElseThrow().command()).startsWith("TrainFer2013 ");
            assertThat(card.provenance().orElseThrow().selection()).contains("validation");
        }
    }

    @ParameterizedTest
    @CsvSource({"ferplus-8, 8, 3199, 0.87", "fer2013-7, 7, 3589, 0.70"})
    void a_bundled_model_states_what_was_asked_of_it_on_public_test(
            String name, int classes, int samples, double accuracy) {
        ModelCard card = Fer.bundledModel(name).card();
        assertThat(card.labelSet().size()).isEqualTo(classes);
        Quality all = card.quality().get(0);
        assertThat(all.samples()).isEqualTo(samples);
        assertThat(all.metrics().get("ECE")).isLessThan(0.03);
        Quality mirrored = card.quality().get(2);
        assertThat(mirrored.data()).contains("mirror image");
        assertThat(mirrored.samples()).isEqualTo(samples);
        assertThat(mirrored.metrics().get("accuracy")).isGreaterThanOrEqualTo(accuracy);
    }
}
