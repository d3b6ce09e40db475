package io.github.fer4j.models.internal.attention;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The layer of {@link PatchEmbedding}. */
final class PatchEmbeddingLayer extends AttentionLayerBase<PatchEmbedding> {
    private static final long serialVersionUID = 1L;

    /** {@code [batch * patches, channels * patch * patch]}, of the last training pass. */
    private transient INDArray pixels;

    PatchEmbeddingLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    @Override
    INDArray forward(INDArray x, Memory memory) {
        PatchEmbedding settings = layerConf();
        long batch = x.size(0);
        long width = settings.getNOut();
        pixels = memory.kept(batch * settings.patches(), pixelsOfPatch());
        pixels.reshape('c', byPatch(batch)).assign(patches(x));
        INDArray embedded = memory.passing(pixels.size(0), width);
        Products.multiply(pixels, false, weights(), true, embedded);
        INDArray out = memory.output(batch, settings.tokens(), width);
        patchTokens(out).assign(embedded.reshape('c', batch, settings.patches(), width));
        if (settings.isClassToken()) {
            out.get(all(), NDArrayIndex.point(0), all()).assign(0);
        }
        RowSums.addRow(Products.matrix(out, out.length() / batch), added());
        if (!memory.training()) {
            pixels = null;
        }
        return out;
    }

    /** What is added to the tokens of every image, one token behind the other: positions, and the bias or the class token. */
    private double[] added() {
        PatchEmbedding settings = layerConf();
        int width = (int) settings.getNOut();
        double[] added = settings.isPositions()
                ? getParam(PatchEmbedding.POSITIONS).ravel().toDoubleVector()
                : new double[settings.tokens() * width];
        double[] bias = getParam(PatchEmbedding.BIAS).toDoubleVector();
        double[] first =
                settings.isClassToken() ? getParam(PatchEmbedding.CLASS).toDoubleVector() : bias;
        for (int i = 0; i < added.length; i++) {
            added[i] += i < width ? first[i] : bias[i % width];
        }
        return added;
    }

    @Override
    INDArray backward(INDArray x, INDArray errors, Memory memory) {
        PatchEmbedding settings = layerConf();
        long batch = x.size(0);
        int width = (int) settings.getNOut();
        double[] sums = RowSums.sum(errors, (long) settings.tokens() * width);
        int begin = settings.isClassToken() ? width : 0;
        double[] bias = new double[width];
        for (int i = begin; i < sums.length; i++) {
            bias[i % width] += sums[i];
        }
        RowSums.write(bias, gradient(PatchEmbedding.BIAS));
        if (settings.isClassToken()) {
            RowSums.write(sums, gradient(PatchEmbedding.CLASS));
        }
        if (settings.isPositions()) {
            RowSums.write(sums, gradient(PatchEmbedding.POSITIONS));
        }
        INDArray embedded = memory.backward(pixels.size(0), width);
        embedded.reshape('c', batch, settings.patches(), width).assign(patchTokens(errors));
        INDArray weightGradient = gradient(PatchEmbedding.WEIGHTS).reshape('c', width, pixelsOfPatch());
        Products.multiplyTransposed(embedded, pixels, weightGradient);
        pixels = null;
        return null;
    }

    private INDArray weights() {
        return getParam(PatchEmbedding.WEIGHTS).reshape('c', layerConf().getNOut(), pixelsOfPatch());
    }

    private long pixelsOfPatch() {
        return layerConf().getNIn() * layerConf().getPatch() * layerConf().getPatch();
    }

    /** The tokens behind the class token. */
    private INDArray patchTokens(INDArray tokens) {
        return layerConf().isClassToken() ? tokens.get(all(), interval(1, tokens.size(1)), all()) : tokens;
    }

    private long[] byPatch(long batch) {
        PatchEmbedding settings = layerConf();
        return new long[] {
            batch,
            settings.getGridHeight(),
            settings.getGridWidth(),
            settings.getNIn(),
            settings.getPatch(),
            settings.getPatch()
        };
    }

    /** A view of the images as {@code [batch, grid height, grid width, channels, patch, patch]}. */
    private INDArray patches(INDArray x) {
        PatchEmbedding settings = layerConf();
        int patch = settings.getPatch();
        long height = (long) settings.getGridHeight() * patch;
        long width = (long) settings.getGridWidth() * patch;
        INDArray cropped = height == x.size(2) && width == x.size(3)
                ? x
                : x.get(all(), all(), interval(0, height), interval(0, width)).dup('c');
        return cropped.reshape(
                        'c', x.size(0), x.size(1), settings.getGridHeight(), patch, settings.getGridWidth(), patch)
                .permute(0, 2, 4, 1, 3, 5);
    }

    @Override
    public void clear() {
        super.clear();
        pixels = null;
    }
}
