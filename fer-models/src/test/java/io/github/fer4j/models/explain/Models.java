package io.github.fer4j.models.explain;

import io.github.fer4j.Emotion;
import io.github.fer4j.Image;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Small models of every net of the zoo. */
final class Models {
    /** The options that make a net slim; a net without an entry has the option {@code width}. */
    private static final Map<String, Map<String, String>> SLIM = Map.of(
            "simpleCnn", Map.of("filters", "8,8,8", "units", "16,16"),
            "customCnn", Map.of("filters", "8,8,8", "units", "16,16"),
            "slimCnn", Map.of("filters", "8,8,8,8"),
            "slimResNet", Map.of("filters", "8,8,16"),
            "miniXception", Map.of("filters", "8,8,8,16,16"),
            "vgg13", Map.of("filters", "8,8,8,8", "units", "16,16"),
            "vgg19", Map.of("filters", "8,8,8,16,16", "units", "32,32"),
            "vit", Map.of("patch", "8", "width", "16", "depth", "2", "heads", "2"));

    private Models() {}

    static NetSpec slim(String name) {
        NetSpec spec = Zoo.named(name);
        for (var option : SLIM.getOrDefault(name, Map.of("width", "0.125")).entrySet()) {
            spec = spec.option(option.getKey(), option.getValue());
        }
        return spec;
    }

    /** After two steps, so that the running statistics are not those that every net begins with. */
    static TrainedModel of(NetSpec spec) {
        ComputationGraph net = Zoo.build(spec, new Sgd(1e-2), new LossAdapter(Losses.crossEntropy()), 0, 13);
        Nd4j.getRandom().setSeed(7);
        var shape = spec.preprocessing();
        for (int step = 0; step < 2; step++) {
            INDArray images = Nd4j.randn(DataType.FLOAT, 4, shape.channels(), shape.height(), shape.width());
            INDArray targets = Nd4j.zeros(DataType.FLOAT, 4, spec.labels().size());
            for (int i = 0; i < 4; i++) {
                targets.putScalar(i, i, 1);
            }
            net.fit(new INDArray[] {images}, new INDArray[] {targets});
        }
        ModelCard card = new ModelCard(
                spec.architecture().name(),
                "few filters, two steps",
                spec.labels().emotions().stream().map(Emotion::name).toList(),
                spec.preprocessing(),
                FaceCrop.tight(),
                spec.architecture(),
                null,
                List.of(),
                "not stated");
        float[] parameters = net.params().toFloatVector();
        net.close();
        return TrainedModel.of(card, parameters);
    }

    static Image noise(int height, int width, long seed) {
        byte[] pixels = new byte[height * width];
        new Random(seed).nextBytes(pixels);
        return Image.gray(height, width, pixels);
    }
}
