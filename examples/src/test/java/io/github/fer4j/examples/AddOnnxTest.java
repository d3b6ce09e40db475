package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Fer;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.WeightFormat;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AddOnnxTest {
    @Test
    void a_model_for_deeplearning4j_alone_becomes_one_for_both_with_the_same_card_and_weights(@TempDir Path folder) {
        ModelFile bundled = Fer.bundledModel("fer2013-7");
        Path old = folder.resolve("old.fer");
        try (TrainedModel model = TrainedModel.of(bundled)) {
            model.save(old, Set.of(WeightFormat.DL4J));
        }
        assertThat(ModelFile.read(old).engines()).containsExactly("dl4j");

        int code = new CommandLine(new AddOnnx())
                .execute(old.toString(), "--out", folder.resolve("new.fer").toString());

        assertThat(code).isZero();
        ModelFile both = ModelFile.read(folder.resolve("new.fer"));
        assertThat(both.engines()).containsExactly("dl4j", "onnx");
        assertThat(both.card()).isEqualTo(bundled.card());
        assertThat(both.weights("dl4j")).isEqualTo(bundled.weights("dl4j"));
    }
}
