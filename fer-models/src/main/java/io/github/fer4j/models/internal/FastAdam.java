package io.github.fer4j.models.internal;

import java.nio.FloatBuffer;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Deeplearning4j's Adam, its state in the same place, with a loop that the JIT compiler vectorises instead of ND4J's: 1.4
 * times as fast with 2.8 million parameters, twice with 0.7 million.
 */
public final class FastAdam extends Adam {
    private static final long serialVersionUID = 1L;

    /** For the reader of a configuration's JSON. */
    public FastAdam() {}

    /**
     * Adam.
     *
     * @param rate at each iteration and epoch; null for the constant one
     * @param learningRate the constant one
     * @param beta1 decay of the mean gradient
     * @param beta2 decay of the mean squared gradient
     * @param epsilon added to the root
     */
    public FastAdam(ISchedule rate, double learningRate, double beta1, double beta2, double epsilon) {
        super(learningRate, beta1, beta2, epsilon);
        setLearningRateSchedule(rate);
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray memory, boolean initialise) {
        AdamUpdater updater = new Updater(this);
        updater.setStateViewArray(memory, new long[] {1, memory.length() / 2}, memory.ordering(), initialise);
        return updater;
    }

    @Override
    public GradientUpdater<?> instantiate(Map<String, INDArray> memory, boolean initialise) {
        AdamUpdater updater = new Updater(this);
        updater.setState(memory, initialise);
        return updater;
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public FastAdam clone() {
        return new FastAdam(getLearningRateSchedule(), getLearningRate(), getBeta1(), getBeta2(), getEpsilon());
    }

    private static final class Updater extends AdamUpdater {
        /** Floats a piece: 8 KB, so that the pieces of the three arrays stay in the first-level cache. */
        private static final int PIECE = 2048;

        Updater(Adam settings) {
            super(settings);
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            if (!(inOnePiece(gradient) && inOnePiece(getM()) && inOnePiece(getV()))) {
                super.applyUpdater(gradient, iteration, epoch);
                return;
            }
            Adam settings = getConfig();
            double growth1 = 1 - Math.pow(settings.getBeta1(), iteration + 1.0);
            double growth2 = 1 - Math.pow(settings.getBeta2(), iteration + 1.0);
            float rate = (float) (settings.getLearningRate(iteration, epoch) * Math.sqrt(growth2) / growth1);
            FloatBuffer gradients = NativeFloats.buffer(gradient);
            FloatBuffer means = NativeFloats.buffer(getM());
            FloatBuffer squares = NativeFloats.buffer(getV());
            float[] g = new float[PIECE];
            float[] m = new float[PIECE];
            float[] v = new float[PIECE];
            int length = Math.toIntExact(gradient.length());
            for (int at = 0; at < length; at += PIECE) {
                int count = Math.min(PIECE, length - at);
                gradients.get(at, g, 0, count);
                means.get(at, m, 0, count);
                squares.get(at, v, 0, count);
                step(g, m, v, count, rate, (float) settings.getBeta1(), (float) settings.getBeta2(), (float)
                        settings.getEpsilon());
                gradients.put(at, g, 0, count);
                means.put(at, m, 0, count);
                squares.put(at, v, 0, count);
            }
        }

        private static boolean inOnePiece(INDArray array) {
            return array.dataType() == DataType.FLOAT && array.elementWiseStride() == 1;
        }

        private static void step(
                float[] g, float[] m, float[] v, int count, float rate, float beta1, float beta2, float epsilon) {
            for (int i = 0; i < count; i++) {
                m[i] = beta1 * m[i] + (1 - beta1) * g[i];
                v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
                g[i] = rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
            }
        }
    }
}
