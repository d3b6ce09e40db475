package io.github.fer4j.benchmarks;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.Map;

/**
 * The same net by DJL on libtorch, with its predictor, as an application would use it; a net built from DJL's own blocks, with
 * random weights. Preprocessing and softmax are those of {@link BareOnnxCrops}.
 */
final class DjlCrops implements CropClassifier {
    private final Model model;
    private final Predictor<float[], float[]> predictor;
    private final Crops crops;

    DjlCrops(CropMain.Task task) {
        crops = task.crops();
        model = Model.newInstance("net");
        model.setBlock(new DjlGraph(NetPlan.read(task.plan())));
        int side = crops.side();
        model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, 1, side, side));
        predictor = model.newPredictor(new Floats(side));
    }

    /** @param arguments see {@link CropMain} */
    public static void main(String[] arguments) {
        CropMain.run(arguments, DjlCrops::new);
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
        try {
            return Crops.softmax(predictor.predict(crops.normalised(from, count)), count, 1);
        } catch (TranslateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long parameters() {
        return DjlFacts.parameters(model);
    }

    @Override
    public Map<String, String> facts() {
        return DjlFacts.engine();
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }

    /** An array in, an array out; the caller makes the batch. */
    private record Floats(int side) implements Translator<float[], float[]> {
        @Override
        public NDList processInput(TranslatorContext context, float[] input) {
            Shape shape = new Shape(input.length / (side * side), 1, side, side);
            return new NDList(context.getNDManager().create(input, shape));
        }

        @Override
        public float[] processOutput(TranslatorContext context, NDList output) {
            return output.singletonOrThrow().toFloatArray();
        }

        @Override
        public Batchifier getBatchifier() {
            return null;
        }
    }
}
