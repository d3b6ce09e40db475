package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportWeightsTest {
    @TempDir
    Path folder;

    private int exit;

    private String run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream to = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(to);
            System.setErr(to);
            exit = new CommandLine(new ImportWeights()).execute(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_file_is_imported_tried_and_saved() throws IOException {
        NetSpec spec = Zoo.mobileNetV2().option("width", "0.1");
        Path zip = folder.resolve("net.zip");
        ComputationGraph net = Zoo.build(spec.input(spec.preprocessing().withChannels(3)));
        ModelSerializer.writeModel(net, zip.toFile(), false);
        net.close();
        Path image = folder.resolve("image.png");
        ImageIO.write(new BufferedImage(60, 50, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        Path out = folder.resolve("my.fer");
        String printed = run(
                zip.toString(),
                "--net",
                "mobileNetV2",
                "--option",
                "width=0.1",
                "--size",
                "48",
                "--classes",
                "7",
                "--image",
                image.toString(),
                "--top",
                "2",
                "--out",
                out.toString());
        assertThat(exit).as(printed).isZero();
        assertThat(printed)
                .contains("net.zip, Deeplearning4j zip")
                .contains("copied")
                .containsPattern("class-\\d +0\\.\\d");
        try (TrainedModel model = TrainedModel.load(out)) {
            assertThat(model.labels().size()).isEqualTo(7);
        }
    }

    @Test
    void what_does_not_fit_is_said_without_a_stack_trace() throws IOException {
        Path file = Files.writeString(folder.resolve("x.safetensors"), "not weights at all");
        String printed = run(file.toString(), "--net", "resNet18");
        assertThat(exit).isEqualTo(1);
        assertThat(printed).contains("x.safetensors: not a safetensors file").doesNotContain("at io.github");
    }
}
