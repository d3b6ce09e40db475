package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Emotion;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StartUpTest {
    @Test
    void children_open_a_model_and_tell_their_first_result(@TempDir Path folder) {
        Path file = folder.resolve("random.fer");
        saveRandomModel(file);
        int exit = new CommandLine(new StartUp())
                .execute("--model", file.toString(), "--runs", "1", "--calls", "3", "--threads", "1");
        assertThat(exit).isZero();
    }

    @Test
    void an_application_s_class_path_has_the_light_engine_and_no_deeplearning4j() {
        assertThat(FerClassPath.of())
                .contains(
                        "fer-core",
                        "fer-data",
                        "fer-onnx",
                        "fer-pretrained",
                        "onnxruntime-",
                        "opencv-",
                        "jackson-databind-")
                .doesNotContain("fer-models", "nd4j", "deeplearning4j", "picocli");
    }

    @Test
    void each_step_to_the_first_result_is_timed() {
        int exit = new CommandLine(new StartUp())
                .execute(
                        "--photo",
                        "../examples/src/main/resources/io/github/fer4j/examples/astronaut.png",
                        "--stages",
                        "--runs",
                        "1",
                        "--calls",
                        "0");
        assertThat(exit).isZero();
    }

    private static void saveRandomModel(Path file) {
        NetSpec spec = Zoo.slimCnn();
        ComputationGraph net = Zoo.build(spec);
        float[] parameters = net.params().toFloatVector();
        net.close();
        ModelCard card = new ModelCard(
                "random",
                "slimCnn with random parameters",
                spec.labels().emotions().stream().map(Emotion::name).toList(),
                spec.preprocessing(),
                FaceCrop.tight(),
                spec.architecture(),
                null,
                List.of(),
                "not stated");
        try (TrainedModel model = TrainedModel.of(card, parameters)) {
            model.save(file);
        }
    }
}
