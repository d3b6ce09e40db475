package io.github.fer4j.models.internal.attention;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer of {@link WindowAttention}. */
final class WindowAttentionLayer extends AttentionLayerBase<WindowAttention> {
    private static final long serialVersionUID = 1L;

    /** The last training pass. */
    private transient ScaledDotProduct product;

    WindowAttentionLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    /** Heights and widths of maps that are cut into windows. */
    private record Grid(long batch, long height, long width, long down, long across, int window) {
        long paddedHeight() {
            return down * window;
        }

        long paddedWidth() {
            return across * window;
        }

        boolean isPadded() {
            return paddedHeight() != height || paddedWidth() != width;
        }

        /** What lies over the maps, of padded maps. */
        INDArray crop(INDArray padded) {
            return isPadded() ? padded.get(all(), all(), interval(0, height), interval(0, width)) : padded;
        }
    }

    private Grid grid(INDArray maps) {
        WindowAttention settings = layerConf();
        return new Grid(
                maps.size(0),
                maps.size(2),
                maps.size(3),
                settings.windows(maps.size(2)),
                settings.windows(maps.size(3)),
                settings.getWindow());
    }

    @Override
    INDArray forward(INDArray x, Memory memory) {
        Grid grid = grid(x);
        INDArray padded = x;
        if (grid.isPadded()) {
            padded = memory.passing(grid.batch(), x.size(1), grid.paddedHeight(), grid.paddedWidth())
                    .assign(0);
            grid.crop(padded).assign(x);
        }
        INDArray result = memory.passing(inWindows(grid));
        ScaledDotProduct pass = ScaledDotProduct.forward(
                part(padded, 0, grid, memory),
                part(padded, 1, grid, memory),
                part(padded, 2, grid, memory),
                bias(),
                result,
                memory);
        product = memory.training() ? pass : null;
        INDArray out = memory.output(grid.batch(), layerConf().getNOut(), grid.height(), grid.width());
        INDArray paddedOut = grid.isPadded()
                ? memory.passing(grid.batch(), layerConf().getNOut(), grid.paddedHeight(), grid.paddedWidth())
                : out;
        windows(paddedOut, grid, 1, 0).assign(result.reshape('c', byWindow(grid)));
        return grid.isPadded() ? out.assign(grid.crop(paddedOut)) : out;
    }

    @Override
    INDArray backward(INDArray x, INDArray errors, Memory memory) {
        Grid grid = grid(x);
        INDArray padded = errors;
        if (grid.isPadded()) {
            padded = memory.backward(grid.batch(), errors.size(1), grid.paddedHeight(), grid.paddedWidth())
                    .assign(0);
            grid.crop(padded).assign(errors);
        }
        INDArray result = memory.backward(inWindows(grid));
        result.reshape('c', byWindow(grid)).assign(windows(padded, grid, 1, 0));
        ScaledDotProduct.Gradients gradients = product.backward(result, true, memory);
        product = null;
        writePositions(gradients.bias());
        INDArray inputGradient = memory.inputGradient(x.shape());
        INDArray paddedGradient = grid.isPadded()
                ? memory.backward(grid.batch(), x.size(1), grid.paddedHeight(), grid.paddedWidth())
                : inputGradient;
        windows(paddedGradient, grid, 3, 0).assign(gradients.queries().reshape('c', byWindow(grid)));
        windows(paddedGradient, grid, 3, 1).assign(gradients.keys().reshape('c', byWindow(grid)));
        windows(paddedGradient, grid, 3, 2).assign(gradients.values().reshape('c', byWindow(grid)));
        return grid.isPadded() ? inputGradient.assign(grid.crop(paddedGradient)) : inputGradient;
    }

    /** Queries, keys or values of padded maps, {@code [windows of all images, heads, window^2, width / heads]}. */
    private INDArray part(INDArray padded, int which, Grid grid, Memory memory) {
        INDArray part = memory.kept(inWindows(grid));
        part.reshape('c', byWindow(grid)).assign(windows(padded, grid, 3, which));
        return part;
    }

    private long[] inWindows(Grid grid) {
        long tokens = (long) grid.window() * grid.window();
        return new long[] {
            grid.batch() * grid.down() * grid.across(), layerConf().getHeads(), tokens, headWidth()
        };
    }

    private long headWidth() {
        return layerConf().getNOut() / layerConf().getHeads();
    }

    /** The shape of {@link #windows}. */
    private long[] byWindow(Grid grid) {
        return new long[] {
            grid.batch(), grid.down(), grid.across(), layerConf().getHeads(), grid.window(), grid.window(), headWidth()
        };
    }

    /**
     * One of several parts of the channels of padded maps, as {@code [batch, down, across, heads, window, window, width /
     * heads]}: a view.
     */
    private INDArray windows(INDArray padded, Grid grid, int parts, int which) {
        return padded.reshape(
                        'c',
                        grid.batch(),
                        parts,
                        layerConf().getHeads(),
                        headWidth(),
                        grid.down(),
                        grid.window(),
                        grid.across(),
                        grid.window())
                .get(all(), point(which), all(), all(), all(), all(), all(), all())
                .permute(0, 3, 5, 1, 4, 6, 2);
    }

    /** What is added to the product of each query and key: {@code [heads, window^2, window^2]}. */
    private double[] bias() {
        double[] positions = getParam(WindowAttention.POSITIONS).ravel().toDoubleVector();
        int[] distances = layerConf().distances();
        int perHead = positions.length / layerConf().getHeads();
        double[] bias = new double[layerConf().getHeads() * distances.length];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = positions[i / distances.length * perHead + distances[i % distances.length]];
        }
        return bias;
    }

    private void writePositions(double[] biasGradient) {
        int[] distances = layerConf().distances();
        INDArray gradient = gradient(WindowAttention.POSITIONS);
        double[] sums = new double[(int) gradient.length()];
        int perHead = sums.length / layerConf().getHeads();
        for (int i = 0; i < biasGradient.length; i++) {
            sums[i / distances.length * perHead + distances[i % distances.length]] += biasGradient[i];
        }
        RowSums.write(sums, gradient);
    }

    @Override
    public void clear() {
        super.clear();
        product = null;
    }
}
