package io.github.fer4j.models.internal.attention;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The layer of {@link LayerNorm}. With n the normalised token, s its reciprocal deviation and g the gradient behind it times
 * gamma: {@code dx = s (g - mean(g) - n mean(g n))}. The backward pass normalises again, which is cheaper than to read what
 * it would keep.
 */
final class LayerNormLayer extends AttentionLayerBase<LayerNorm> {
    private static final long serialVersionUID = 1L;

    LayerNormLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    @Override
    INDArray forward(INDArray x, Memory memory) {
        INDArray out = memory.output(x.shape());
        double[] gamma = getParam(LayerNorm.GAMMA).toDoubleVector();
        double[] beta = getParam(LayerNorm.BETA).toDoubleVector();
        double epsilon = layerConf().getEpsilon();
        Rows tokens = new Rows(x, gamma.length);
        Rows normalised = new Rows(out, gamma.length);
        tokens.eachChunk((chunk, from, to) -> {
            Rows.Cursor reader = tokens.cursor();
            Rows.Cursor writer = normalised.cursor();
            double[] token = new double[gamma.length];
            for (int row = from; row < to; row++) {
                reader.read(row, token);
                normalise(token, epsilon);
                for (int i = 0; i < token.length; i++) {
                    token[i] = token[i] * gamma[i] + beta[i];
                }
                writer.write(row, token);
            }
        });
        return out;
    }

    /** Normalises a token in place, and tells its reciprocal deviation. */
    private static double normalise(double[] token, double epsilon) {
        double mean = 0;
        for (double value : token) {
            mean += value;
        }
        mean /= token.length;
        double variance = 0;
        for (int i = 0; i < token.length; i++) {
            token[i] -= mean;
            variance += token[i] * token[i];
        }
        double reciprocal = 1 / Math.sqrt(variance / token.length + epsilon);
        for (int i = 0; i < token.length; i++) {
            token[i] *= reciprocal;
        }
        return reciprocal;
    }

    @Override
    INDArray backward(INDArray x, INDArray errors, Memory memory) {
        INDArray inputGradient = memory.inputGradient(x.shape());
        double[] gamma = getParam(LayerNorm.GAMMA).toDoubleVector();
        double epsilon = layerConf().getEpsilon();
        Rows tokens = new Rows(x, gamma.length);
        Rows incoming = new Rows(errors, gamma.length);
        Rows outgoing = new Rows(inputGradient, gamma.length);
        double[][] gammas = new double[tokens.chunks()][gamma.length];
        double[][] betas = new double[tokens.chunks()][gamma.length];
        tokens.eachChunk((chunk, from, to) -> {
            Rows.Cursor tokenReader = tokens.cursor();
            Rows.Cursor errorReader = incoming.cursor();
            Rows.Cursor writer = outgoing.cursor();
            double[] token = new double[gamma.length];
            double[] error = new double[gamma.length];
            for (int row = from; row < to; row++) {
                tokenReader.read(row, token);
                errorReader.read(row, error);
                double reciprocal = normalise(token, epsilon);
                RowSums.add(error, betas[chunk]);
                for (int i = 0; i < token.length; i++) {
                    gammas[chunk][i] += error[i] * token[i];
                    error[i] *= gamma[i];
                }
                throughNormalisation(error, token, reciprocal);
                writer.write(row, error);
            }
        });
        RowSums.write(RowSums.total(gammas), gradient(LayerNorm.GAMMA));
        RowSums.write(RowSums.total(betas), gradient(LayerNorm.BETA));
        return inputGradient;
    }

    /** The gradient behind the normalisation becomes the one before it. */
    private static void throughNormalisation(double[] error, double[] normalised, double reciprocal) {
        double mean = 0;
        double product = 0;
        for (int i = 0; i < error.length; i++) {
            mean += error[i];
            product += error[i] * normalised[i];
        }
        mean /= error.length;
        product /= error.length;
        for (int i = 0; i < error.length; i++) {
            error[i] = reciprocal * (error[i] - mean - normalised[i] * product);
        }
    }
}
