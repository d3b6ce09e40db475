package io.github.fer4j.docs;

import io.github.fer4j.Fer;
import io.github.fer4j.FerResult;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.WeightFormat;
import io.github.fer4j.onnx.OnnxDevice;
import io.github.fer4j.onnx.OnnxEngine;
import io.github.fer4j.onnx.OnnxRuntimeInfo;
import java.nio.file.Path;
import java.util.Set;

/** The code of docs/models/onnx.md. */
final class OnnxSnippets {
    private OnnxSnippets() {}

    static void save(TrainedModel model) {
        // snippet
        model.save(Path.of("my.fer")); // for both engines
        model.save(Path.of("small.fer"), Set.of(WeightFormat.ONNX)); // for applications alone
        model.save(Path.of("stage1.fer"), Set.of(WeightFormat.DL4J)); // to train on from
        // end
    }

    static void settings() {
        // snippet
        OnnxEngine engine = OnnxEngine.builder()
                .threads(4) // that one call uses at most; by default all processors
                .batchSize(32) // crops that go through the net at once; 16 by default
                .device(OnnxDevice.CPU) // AUTO by default: a GPU where there is one that can be used
                .build();
        try (Fer fer = Fer.builder().engine(engine).model(Path.of("my.fer")).build()) {
            FerResult result = fer.classify(Path.of("photo.jpg"));
        }
        // end
    }

    static String diagnosis() {
        // snippet
        String diagnosis = OnnxRuntimeInfo.current().describe();
        // end
        return diagnosis;
    }

    static void export(TrainedModel model) {
        // snippet
        model.exportOnnx(Path.of("my.onnx"));
        // end
    }
}
