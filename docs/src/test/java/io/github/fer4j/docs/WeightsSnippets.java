package io.github.fer4j.docs;

import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.weights.ImportReport;
import io.github.fer4j.models.weights.ImportedNet;
import io.github.fer4j.models.weights.PretrainedWeights;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.nio.file.Path;

/** The code of docs/models/weights.md. */
final class WeightsSnippets {
    private WeightsSnippets() {}

    static void into(String sha256) {
        // snippet
        PretrainedWeights weights = PretrainedWeights.safetensors(Path.of("resnet18.safetensors"))
                .sha256(sha256); // optional; of(path) goes by the file's ending
        NetSpec net =
                weights.fitting(Zoo.resNet18().input(Preprocessing.gray48().withSize(96, 96)));
        ImportedNet imported = weights.into(net);
        ImportReport report = imported.report(); // prints well
        try (TrainedModel start = imported.model()) {
            start.save(Path.of("resnet18-start.fer"));
        }
        // end
    }
}
