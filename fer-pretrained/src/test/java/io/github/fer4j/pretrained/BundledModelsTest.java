package io.github.fer4j.pretrained;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Fer;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Quality;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledModelsTest {
    @Test
    void the_default_model_is_fer2013_7() {
        assertThat(Fer.bundledModels()).first().isEqualTo("fer2013-7");
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

    @Test
    void fer2013_7_states_at_least_66_percent_on_all_of_public_test() throws IOException {
        try (InputStream in = Fer.class.getResourceAsStream("/META-INF/fer4j/fer2013-7.fer")) {
            ModelCard card = ModelFile.read(in, "fer2013-7").card();
            assertThat(card.labelSet()).isEqualTo(LabelSet.EKMAN_7);
            Quality publicTest = card.quality().get(0);
            assertThat(publicTest.samples()).isEqualTo(3589);
            assertThat(publicTest.metrics().get("accuracy")).isGreaterThanOrEqualTo(0.66);
        }
    }
}
