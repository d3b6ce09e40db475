package io.github.fer4j.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.fer4j.format.ModelFile;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * ONNX Runtime by its own Java API, as its guide shows it: an array of floats becomes a tensor, the session runs, the logits
 * are copied out. The net is that of the model file, to the byte; preprocessing and softmax are a plain loop each.
 */
final class BareOnnxCrops implements CropClassifier {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Crops crops;
    private final String input;
    private final double temperature;
    private final long parameters;
    private final int threads;

    BareOnnxCrops(CropMain.Task task) {
        ModelFile model = ModelFile.read(task.model());
        threads = task.threads();
        crops = task.crops();
        temperature = model.card().temperature();
        parameters = FerCrops.parameters(model);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            session = environment.createSession(model.weights("onnx"), options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        input = session.getInputNames().iterator().next();
    }

    /** @param arguments see {@link CropMain} */
    public static void main(String[] arguments) {
        CropMain.run(arguments, BareOnnxCrops::new);
    }

    @Override
    public double[] single(int crop) {
        return classify(crop, 1)[0];
    }

    @Override
    public double[][] batch() {
        return classify(0, crops.count());
    }

    private double[][] classify(int from, int count) {
        FloatBuffer values = FloatBuffer.wrap(crops.normalised(from, count));
        long[] shape = {count, 1, crops.side(), crops.side()};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            FloatBuffer logits = ((OnnxTensor) result.get("logits").orElseThrow()).getFloatBuffer();
            float[] copy = new float[logits.remaining()];
            logits.get(copy);
            return Crops.softmax(copy, count, temperature);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long parameters() {
        return parameters;
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("ONNX Runtime", environment.getVersion());
        facts.put("threads", threads + " (intra-op)");
        return facts;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
