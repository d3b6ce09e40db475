package io.github.fer4j.models.weights;

import static io.github.fer4j.models.weights.Fixtures.maps;
import static io.github.fer4j.models.weights.Fixtures.rgb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit is said, all at once; what fits but for the head comes without it. */
class MismatchTest {
    private static final NetSpec NET =
            rgb(Zoo.resNet18().option("width", "0.0625").option("stem", "imagenet"), 32, 32, 5);

    @TempDir
    Path folder;

    private final NamedArrays arrays = new NamedArrays(9);

    @BeforeEach
    void draw() {
        new TorchNets(arrays).resNet(maps(Fixtures.image(32, 32, 3), Fixtures::torch, false), false, 4, 7, 5);
    }

    private PretrainedWeights weights() throws IOException {
        return PretrainedWeights.of(WeightFiles.safetensors(folder.resolve("resnet18.safetensors"), arrays));
    }

    private void replace(String name, int... shape) {
        arrays.entries().remove(name);
        arrays.weights(name, 10, shape);
    }

    @Test
    void all_mismatches_are_in_one_error() throws IOException {
        arrays.entries().remove("layer1.0.bn1.running_mean");
        replace("conv1.weight", 4, 3, 3, 3);
        replace("layer4.1.conv2.weight", 32, 32, 1, 1);
        replace("layer2.0.bn1.bias", 9);
        replace("layer5.conv.weight", 2, 2, 1, 1);
        PretrainedWeights weights = weights();
        assertThatThrownBy(() -> weights.into(NET))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("resnet18.safetensors")
                .hasMessageContaining("'layer1.0.bn1.running_mean' is not in the file")
                .hasMessageContaining(
                        "'conv1.weight' is 4x3x7x7 in this net (stem-conv1), got 4x3x3x3; the option stem")
                .hasMessageContaining("'layer4.1.conv2.weight' is 32x32x3x3")
                .hasMessageContaining("'layer2.0.bn1.bias' is 8")
                .hasMessageContaining("'layer5.conv.weight' (2x2x1x1) is nothing that the net has");
    }

    @Test
    void a_head_for_other_classes_is_left_out() throws IOException {
        ImportedNet imported = weights().seed(7).into(NET.classes(Fixtures.classes(3)));
        assertThat(imported.report().random()).containsExactly("logits");
        assertThat(imported.report().leftOut())
                .contains("fc.weight: 5 classes, this net has 3 outputs", "fc.bias: 5 classes, this net has 3 outputs");
        assertThat(imported.report().copied()).doesNotContain("fc.weight").contains("conv1.weight");
        // The random start depends on the seed and on nothing else; it has 32 * 3 weights and 3 biases.
        float[] again = weights().seed(7).into(NET.classes(Fixtures.classes(3))).parameters();
        float[] other = weights().seed(8).into(NET.classes(Fixtures.classes(3))).parameters();
        assertThat(imported.parameters()).isEqualTo(again);
        long changed = 0;
        for (int i = 0; i < other.length; i++) {
            changed += other[i] == again[i] ? 0 : 1;
        }
        assertThat(changed).isEqualTo(32 * 3);
    }

    @Test
    void the_model_says_where_its_weights_come_from() throws IOException {
        ImportedNet imported = weights().into(NET);
        Path file = folder.resolve("my.fer");
        try (TrainedModel model = imported.model()) {
            model.save(file);
        }
        try (TrainedModel loaded = TrainedModel.load(file)) {
            ModelCard card = loaded.card();
            assertThat(loaded.parameters()).isEqualTo(imported.parameters());
            assertThat(card.description()).contains("resnet18.safetensors", "torchvision");
            assertThat(card.provenance().orElseThrow().settings())
                    .containsEntry("weights.sha256", imported.report().sha256())
                    .containsEntry("weights.head", "imported");
            assertThat(loaded.classifyAll(List.of(Fixtures.image(32, 32, 3)))).hasSize(1);
        }
    }

    @Test
    void names_behind_module_are_those_of_parallel_training() throws IOException {
        NamedArrays prefixed = new NamedArrays(1);
        arrays.entries().forEach((name, entry) -> prefixed.entries().put("module." + name, entry));
        Path file = WeightFiles.safetensors(folder.resolve("parallel.safetensors"), prefixed);
        assertThat(PretrainedWeights.of(file).into(NET).parameters())
                .isEqualTo(weights().into(NET).parameters());
    }

    @Test
    void options_that_make_another_net_are_refused() throws IOException {
        NamedArrays mobile = new NamedArrays(2);
        new TorchNets(mobile).mobileNetV2(maps(Fixtures.image(32, 32, 3), Fixtures::torch, false), 0.25, 5);
        PretrainedWeights weights =
                PretrainedWeights.of(WeightFiles.safetensors(folder.resolve("mobile.safetensors"), mobile));
        NetSpec net = rgb(Zoo.mobileNetV2().option("width", "0.25"), 32, 32, 5);
        assertThatThrownBy(() -> weights.into(net))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("the option 'padding' of these weights is 'symmetric', got 'same'; fitting(net)");
        ImportedNet imported = weights.into(weights.fitting(net));
        assertThat(imported.report().differences()).singleElement().asString().contains("stride 1 instead of 2");
    }

    @Test
    void another_checksum_is_refused() throws IOException {
        PretrainedWeights weights = weights();
        String right = weights.into(NET).report().sha256();
        assertThat(weights.sha256(right.toUpperCase()).into(NET).report().sha256())
                .isEqualTo(right);
        String wrong = "0".repeat(64);
        assertThatThrownBy(() -> weights.sha256(wrong).into(NET))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(right)
                .hasMessageContaining(wrong);
        assertThatThrownBy(() -> weights.sha256(wrong).fitting(NET)).isInstanceOf(ModelFormatException.class);
        assertThatThrownBy(() -> weights.sha256("abc")).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void weights_that_are_not_finite_are_refused() throws IOException {
        arrays.entries().get("layer3.0.conv1.weight").values()[5] = Float.NaN;
        PretrainedWeights weights = weights();
        assertThatThrownBy(() -> weights.into(NET))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("weights are finite, got NaN in 'layer3.0.conv1.weight'");
    }

    @Test
    void names_of_something_else_are_refused() throws IOException {
        NamedArrays other = new NamedArrays(2);
        other.weights("encoder.layer.0.weight", 3, 3, 3);
        PretrainedWeights weights =
                PretrainedWeights.of(WeightFiles.safetensors(folder.resolve("bert.safetensors"), other));
        assertThatThrownBy(() -> weights.into(NET))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("are called conv1.weight and so on, got [encoder.layer.0.weight]");
    }

    @Test
    void an_architecture_without_known_weights_is_refused() throws IOException {
        PretrainedWeights weights = weights();
        assertThatThrownBy(() -> weights.into(Zoo.slimCnn()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got slimCnn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights.pth", "weights", "weights.pt"})
    void other_formats_are_refused_by_name(String name) {
        assertThatThrownBy(() -> PretrainedWeights.of(Path.of(name)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("safetensors.torch.save_file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.safetensors", "none.h5", "none.zip"})
    void a_missing_file_is_named(String name) {
        assertThatThrownBy(() -> PretrainedWeights.of(folder.resolve(name)).into(NET))
                .isInstanceOf(FerException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.safetensors", "empty.h5", "empty.zip"})
    void an_empty_file_is_refused(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        NetSpec net = name.endsWith("h5") ? Zoo.mobileNetV2() : NET;
        assertThatThrownBy(() -> PretrainedWeights.of(file).into(net))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(name);
    }
}
