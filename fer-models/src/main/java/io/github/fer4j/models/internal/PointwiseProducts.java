package io.github.fer4j.models.internal;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A 1x1 convolution with stride 1 and without bias, by OpenBLAS: for each image a product of matrices, {@code Y = W X} with
 * W {@code [out, in]}, X {@code [in, positions]} and Y {@code [out, positions]}, where they lie in memory.
 *
 * <p>Why not the native operation: oneDNN wants channels in blocks of sixteen, so it copies input and output there and back,
 * which on the small feature maps of faces costs several times the product.
 *
 * <p>Images, and rows of the weights' gradient, are tasks; how many depends on the shapes alone, and so does the result.
 */
final class PointwiseProducts {
    /** With more weights than so many times the positions, reading them anew for each image costs more than the copies. */
    private static final long MOST_WEIGHTS_A_POSITION = 65_536;

    /** As many images are tasks enough for the cores. */
    private static final int MANY_IMAGES = 8;

    private static final int MOST_BLOCKS = 8;
    private static final int LEAST_ROWS = 32;

    private final INDArray x;
    private final INDArray weights;
    private final int batch;
    private final int in;
    private final int out;
    private final int positions;

    /**
     * @param x {@code [batch, in, height, width]}, in memory in order
     * @param weights {@code [out, in, 1, 1]}, in memory in order
     */
    PointwiseProducts(INDArray x, INDArray weights) {
        this.x = x;
        this.weights = weights;
        batch = (int) x.size(0);
        in = (int) x.size(1);
        out = (int) weights.size(0);
        positions = (int) (x.size(2) * x.size(3));
    }

    /** Whether the products are faster than the native operation. */
    static boolean suit(INDArray x, INDArray weights) {
        return weights.length() <= MOST_WEIGHTS_A_POSITION * x.size(2) * x.size(3);
    }

    /** Writes {@code [batch, out, height, width]}. */
    void forward(INDArray y) {
        eachBlock(
                batch,
                out,
                (n, from, rows) -> cblas_sgemm(
                        CblasRowMajor,
                        CblasNoTrans,
                        CblasNoTrans,
                        rows,
                        positions,
                        in,
                        1,
                        at(weights, (long) from * in),
                        in,
                        image(x, n, in),
                        positions,
                        0,
                        at(y, ((long) n * out + from) * positions),
                        positions));
    }

    /**
     * {@code dX = W' dY} for each image, and {@code dW = sum_n dY_n X_n'}.
     *
     * @param dy {@code [batch, out, height, width]}, in memory in order
     * @param dx written, {@code [batch, in, height, width]}
     * @param dw written, {@code [out, in, 1, 1]}
     */
    void backward(INDArray dy, INDArray dx, INDArray dw) {
        eachBlock(
                batch,
                in,
                (n, from, rows) -> cblas_sgemm(
                        CblasRowMajor,
                        CblasTrans,
                        CblasNoTrans,
                        rows,
                        positions,
                        out,
                        1,
                        at(weights, from),
                        in,
                        image(dy, n, out),
                        positions,
                        0,
                        at(dx, ((long) n * in + from) * positions),
                        positions));
        eachBlock(1, out, (one, from, rows) -> {
            for (int n = 0; n < batch; n++) {
                cblas_sgemm(
                        CblasRowMajor,
                        CblasNoTrans,
                        CblasTrans,
                        rows,
                        in,
                        positions,
                        1,
                        at(dy, ((long) n * out + from) * positions),
                        positions,
                        image(x, n, in),
                        positions,
                        n == 0 ? 0 : 1,
                        at(dw, (long) from * in),
                        in);
            }
        });
    }

    private interface Block {
        void compute(int image, int fromRow, int rows);
    }

    /** Images, and where they are few, blocks of their rows as well. */
    private static void eachBlock(int images, int rows, Block block) {
        int blocks = images >= MANY_IMAGES ? 1 : Math.max(1, Math.min(MOST_BLOCKS, rows / LEAST_ROWS));
        Tasks.each(images * blocks, task -> {
            int part = task % blocks;
            int from = rows * part / blocks;
            block.compute(task / blocks, from, rows * (part + 1) / blocks - from);
        });
    }

    private FloatPointer image(INDArray maps, int n, int channels) {
        return at(maps, (long) n * channels * positions);
    }

    private static FloatPointer at(INDArray array, long offset) {
        return NativeFloats.pointer(array, offset);
    }
}
