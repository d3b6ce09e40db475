package io.github.fer4j.benchmarks;

import io.github.fer4j.Classifier;
import io.github.fer4j.FaceDetectors;
import io.github.fer4j.Fer;
import io.github.fer4j.Image;
import io.github.fer4j.Scores;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.models.Dl4jEngine;
import io.github.fer4j.onnx.OnnxEngine;
import io.github.fer4j.onnx.OnnxRuntimeInfo;
import io.github.fer4j.spi.EngineProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@link Fer} on one of its engines, without face detection: what a call costs an application, preprocessing included. */
final class FerCrops implements CropClassifier {
    private final Classifier classifier;
    private final Fer fer;
    private final List<Image> crops;
    private final long parameters;
    private final Map<String, String> facts;

    FerCrops(CropMain.Task task) {
        ModelFile model = ModelFile.read(task.model());
        EngineProvider engine = engine(task);
        classifier = engine.open(model);
        fer = Fer.builder()
                .classifier(classifier)
                .detector(FaceDetectors.none())
                .build();
        int side = task.crops().side();
        crops = Arrays.stream(task.crops().pixels())
                .map(pixels -> Image.gray(side, side, pixels))
                .toList();
        parameters = parameters(model);
        facts = Map.of(
                "engine",
                engine instanceof OnnxEngine
                        ? engine + ", ONNX Runtime " + OnnxRuntimeInfo.current().version()
                        : engine.name());
    }

    /** @param arguments see {@link CropMain} */
    public static void main(String[] arguments) {
        CropMain.run(arguments, FerCrops::new);
    }

    private static EngineProvider engine(CropMain.Task task) {
        if (task.engine().equals("dl4j")) {
            return new Dl4jEngine(); // its threads are those of OMP_NUM_THREADS
        }
        OnnxEngine.Builder engine = OnnxEngine.builder().threads(task.threads());
        return (task.mode() == CropMain.Mode.SINGLE ? engine.threadsPerBatch(task.threads()) : engine).build();
    }

    /** By the weights that every model of the comparison has beside those for ONNX. */
    static long parameters(ModelFile model) {
        return model.weights("dl4j").length / Float.BYTES;
    }

    @Override
    public double[] single(int crop) {
        return fer.classify(crops.get(crop)).primary().orElseThrow().scores().toArray();
    }

    @Override
    public double[][] batch() {
        return classifier.classifyAll(crops).stream().map(Scores::toArray).toArray(double[][]::new);
    }

    @Override
    public long parameters() {
        return parameters;
    }

    @Override
    public Map<String, String> facts() {
        return facts;
    }

    @Override
    public void close() {
        fer.close();
    }
}
