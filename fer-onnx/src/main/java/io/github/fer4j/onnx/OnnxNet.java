package io.github.fer4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.fer4j.FerException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Preprocessing;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * An ONNX model whose inputs and outputs are those that a card speaks of: one input, {@code [batch, channels, height, width]}; an
 * output {@value #LOGITS}, {@code [batch, classes]}, and perhaps {@value #AFFECT}, {@code [batch, 2]}: valence and arousal. May
 * be run by several threads at once, as ONNX Runtime's sessions may.
 */
final class OnnxNet implements AutoCloseable {
    private static final String LOGITS = "logits";
    private static final String AFFECT = "affect";

    /** Valence and arousal. */
    private static final int AFFECT_OUTPUTS = 2;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String name;
    private final long[] inputShape;
    private final int classes;
    private final boolean hasAffect;

    private OnnxNet(OrtEnvironment environment, OrtSession session, ModelCard card) {
        this.environment = environment;
        this.session = session;
        this.name = card.name();
        Preprocessing shape = card.preprocessing();
        inputShape = new long[] {-1, shape.channels(), shape.height(), shape.width()};
        classes = card.labels().size();
        hasAffect = session.getOutputNames().contains(AFFECT);
    }

    static OnnxNet open(ModelFile model, OnnxDevice device, int threads) {
        byte[] onnx = model.weights(OnnxEngine.NAME);
        OnnxScreening.check(onnx, model.card().name());
        OrtEnvironment environment = OnnxRuntimeInfo.environment();
        OrtSession session = Sessions.open(environment, onnx, model.card().name(), device, threads);
        try {
            OnnxNet net = new OnnxNet(environment, session, model.card());
            net.check();
            return net;
        } catch (RuntimeException | Error e) {
            close(session);
            throw e;
        }
    }

    /** What does not fit is known now, and not with the first image. */
    private void check() {
        try {
            Map<String, NodeInfo> inputs = session.getInputInfo();
            if (inputs.size() != 1) {
                throw wrong("one input, the image", inputs.keySet());
            }
            check("input", inputs.values().iterator().next(), inputShape);
            Map<String, NodeInfo> outputs = session.getOutputInfo();
            if (!outputs.containsKey(LOGITS)) {
                throw wrong("an output '" + LOGITS + "'", outputs.keySet());
            }
            check(LOGITS, outputs.get(LOGITS), -1, classes);
            if (hasAffect) {
                check(AFFECT, outputs.get(AFFECT), -1, AFFECT_OUTPUTS);
            }
        } catch (OrtException e) {
            throw new ModelFormatException("the ONNX model of '" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private void check(String what, NodeInfo info, long... expected) {
        if (!(info.getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT
                || !Arrays.equals(tensor.getShape(), expected)) {
            throw wrong(
                    what + " of 4-byte floats, " + Arrays.toString(expected) + " where -1 is any batch",
                    info.getInfo());
        }
    }

    private ModelFormatException wrong(String expected, Object got) {
        return new ModelFormatException(
                "the ONNX model of '" + name + "' has " + expected + " by its card, got " + got);
    }

    /**
     * What the net says of a batch.
     *
     * @param values {@code [batch, channels, height, width]}, row by row
     * @param batch how many crops
     */
    Outputs run(float[] values, int batch) {
        long[] shape = inputShape.clone();
        shape[0] = batch;
        String input = session.getInputNames().iterator().next();
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            return new Outputs(
                    floats(result, LOGITS, batch * classes),
                    hasAffect ? floats(result, AFFECT, batch * AFFECT_OUTPUTS) : null,
                    name);
        } catch (OrtException e) {
            throw new FerException("ONNX Runtime cannot run '" + name + "': " + e.getMessage(), e);
        }
    }

    private float[] floats(OrtSession.Result result, String output, int count) {
        OnnxValue value = result.get(output).orElseThrow();
        FloatBuffer buffer = ((OnnxTensor) value).getFloatBuffer();
        if (buffer.remaining() != count) { // shapes that a model declares are not those that it gives
            throw new ModelFormatException("the ONNX model of '" + name + "' gives " + buffer.remaining()
                    + " values as '" + output + "', expected " + count);
        }
        float[] values = new float[count];
        buffer.get(values);
        return values;
    }

    /**
     * What the net says of a batch.
     *
     * @param logits {@code [batch, classes]}
     * @param affect {@code [batch, 2]}, or null
     * @param model for messages
     */
    record Outputs(float[] logits, float[] affect, String model) {
        /** The scores of one crop, without the temperature. */
        Scores scores(int crop, LabelSet labels) {
            int classes = labels.size();
            double[] own = new double[classes];
            for (int i = 0; i < classes; i++) {
                own[i] = finite(logits[crop * classes + i]);
            }
            Scores scores = Scores.ofLogits(labels, own);
            return affect == null
                    ? scores
                    : scores.withValenceArousal(
                            new ValenceArousal(side(crop * AFFECT_OUTPUTS), side(crop * AFFECT_OUTPUTS + 1)));
        }

        /** A tanh that another exporter wrote may lie beyond 1 by a rounding error. */
        private double side(int index) {
            return Math.max(-1, Math.min(1, finite(affect[index])));
        }

        private double finite(double value) {
            if (!Double.isFinite(value)) {
                throw new ModelFormatException("the ONNX model of '" + model + "' gives " + value
                        + " for a crop; its weights are damaged or too large");
            }
            return value;
        }
    }

    @Override
    public void close() {
        close(session);
    }

    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new FerException("ONNX Runtime cannot free a model: " + e.getMessage(), e);
        }
    }
}
