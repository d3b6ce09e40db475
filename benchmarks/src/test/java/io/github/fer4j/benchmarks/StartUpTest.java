package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.models.zoo.Zoo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StartUpTest {
    @Test
    void children_open_a_model_and_tell_their_first_result(@TempDir Path folder) {
        Path file = folder.resolve("random.fer");
        FerSpeed.untrained(Zoo.slimCnn()).write(file);
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
}
