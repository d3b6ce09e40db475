package io.github.fer4j.benchmarks;

import io.github.fer4j.Classifier;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.FaceDetectors;
import io.github.fer4j.Fer;
import io.github.fer4j.Image;
import io.github.fer4j.data.image.ImageFiles;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.onnx.OnnxEngine;
import io.github.fer4j.onnx.OnnxRuntimeInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * What a child JVM of {@link StartUp} does with {@code --stages}: the steps to the first result one after the other, each timed,
 * where {@link Fer} opens the detector beside the model. Arguments: when the process was started, in milliseconds; a photo.
 */
final class FirstStages {
    private FirstStages() {}

    /** @param arguments see the class */
    public static void main(String[] arguments) throws Exception {
        long started = System.currentTimeMillis();
        Facts.tell("JVM", String.format(Locale.ROOT, "%d", started - Long.parseLong(arguments[0])));
        run(arguments[1]);
    }

    private static void run(String photo) throws Exception {
        Path file = Path.of(photo);
        ModelFile model =
                timed("model file", () -> Fer.bundledModel(Fer.bundledModels().get(0)));
        timed("natives of ONNX Runtime", OnnxRuntimeInfo::current);
        try (Classifier classifier =
                        timed("session", () -> OnnxEngine.builder().build().open(model));
                FaceDetector detector = timed("natives of OpenCV, cascade", FaceDetectors::standard)) {
            Image image = timed("decoding", () -> ImageFiles.decode(bytes(file), photo));
            List<Face> faces = timed("detection", () -> detector.detect(image));
            Image crop = timed("crop", () -> model.card().faceCrop().cut(image, faces.get(0)));
            timed("classification", () -> classifier.classify(crop).top());
        }
        Facts.tell(
                "classes loaded",
                Integer.toString(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()));
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    private static <T> T timed(String stage, Callable<T> step) throws Exception {
        long start = System.nanoTime();
        T made = step.call();
        Facts.tell(stage, String.format(Locale.ROOT, "%.0f", 1000 * Effort.secondsSince(start)));
        return made;
    }
}
