package io.github.fer4j.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Image;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Zips that Deeplearning4j itself wrote. */
class Dl4jImportTest {
    @TempDir
    Path folder;

    private static NetSpec small(String name) {
        NetSpec net = Zoo.named(name);
        return name.equals("slimResNet") ? net.option("filters", "8,8,16") : net.option("width", "0.1");
    }

    private Path saved(NetSpec spec, float[][] parameters) throws IOException {
        ComputationGraph net = Zoo.build(spec, new NoOp(), new LossMSE(), 0, 99);
        Random random = new Random(4);
        float[] noisy = net.params().toFloatVector();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += 0.1f * (random.nextFloat() - 0.5f); // so that nothing is 0 or 1
        }
        try (INDArray values = Nd4j.createFromArray(noisy)) {
            net.params().assign(values.reshape('c', net.params().shape()));
            Path file = folder.resolve("net.zip");
            ModelSerializer.writeModel(net, file.toFile(), true);
            parameters[0] = noisy;
            return file;
        } finally {
            net.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slimResNet", "mobileNetV2", "efficientNetB0"})
    void a_net_of_the_zoo_comes_back_with_all_its_parameters(String name) throws IOException {
        float[][] parameters = new float[1][];
        NetSpec spec = small(name);
        ImportedNet imported = PretrainedWeights.of(saved(spec, parameters)).into(spec);
        assertThat(imported.report().hasHead()).isTrue();
        assertThat(imported.parameters()).hasSameSizeAs(parameters[0]);
        float[] actual = imported.parameters();
        double largest = 0;
        for (int i = 0; i < parameters[0].length; i++) {
            largest = Math.max(largest, Math.abs(actual[i] - parameters[0][i]));
        }
        // The running deviations go through their logarithm.
        assertThat(largest).isLessThan(1e-5);
    }

    @Test
    void a_colour_net_of_other_classes_becomes_a_gray_one_without_head() throws IOException {
        float[][] parameters = new float[1][];
        NetSpec gray =
                small("slimResNet").input(Zoo.slimResNet().preprocessing().withNormalisation(Normalisation.signed()));
        NetSpec colour = gray.input(gray.preprocessing().withChannels(3)).classes(Fixtures.classes(11));
        ImportedNet same = PretrainedWeights.of(saved(colour, parameters)).into(colour);
        ImportedNet imported = PretrainedWeights.of(folder.resolve("net.zip")).into(gray);
        assertThat(imported.report().random()).containsExactly("logits");
        assertThat(imported.report().folded()).anyMatch(what -> what.contains("added up for gray"));
        ImportedNet grayWithHead =
                PretrainedWeights.of(folder.resolve("net.zip")).into(gray.classes(Fixtures.classes(11)));
        Image image = Fixtures.image(48, 48, 1);
        double[] expected = NamedArrays.doubles(Fixtures.logits(same, image.toRgb()));
        Fixtures.assertSame(Fixtures.logits(grayWithHead, image), new Maps(expected, expected.length, 1, 1));
    }

    @Test
    void another_net_is_refused_with_all_differences() throws IOException {
        PretrainedWeights weights = PretrainedWeights.of(saved(small("slimResNet"), new float[1][]));
        assertThatThrownBy(() -> weights.into(Zoo.slimResNet()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("'stem-conv1': nout is 32 in this net, got 8")
                .hasMessageContaining("'logits': nin is 128 in this net, got 16");
        assertThatThrownBy(() -> weights.into(Zoo.simpleCnn()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("'stem-conv1' is nothing that the net has");
    }

    @Test
    void classes_that_the_file_names_are_not_loaded() throws IOException {
        Path file = saved(small("slimResNet"), new float[1][]);
        Path changed = folder.resolve("changed.zip");
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : in.stream().toList()) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("configuration.json")) {
                    bytes = new String(bytes, StandardCharsets.UTF_8)
                            .replace("io.github.fer4j.models.internal.SumRelu", "com.example.Evil")
                            .getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(bytes);
            }
        }
        assertThatThrownBy(() -> PretrainedWeights.of(changed).into(small("slimResNet")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("class is SumRelu in this net, got Evil");
    }
}
