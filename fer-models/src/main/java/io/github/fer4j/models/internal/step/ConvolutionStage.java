package io.github.fer4j.models.internal.step;

import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution without bias, edges padded, stride 1, by oneDNN. Channels last is the layout that its forward kernels want
 * anyway; with channels first they would copy input and output.
 */
final class ConvolutionStage implements Stage {
    private final Memory x;
    private final Shape in;
    private final Shape out;
    private final int kernel;
    private final boolean first;
    private final Parameters.Part weights;
    private final long[] weightShape;
    private final Memory y;
    /** One for each member; that of the first is the net's own. */
    private final Memory[] weightGradients;

    /**
     * @param kernel height and width, odd
     * @param first whether this one reads the image, whose gradient nobody asks for
     */
    ConvolutionStage(
            Memory x,
            Shape in,
            int filters,
            int kernel,
            boolean first,
            int batch,
            Parameters.Part weights,
            int members) {
        this.x = x;
        this.in = in;
        this.out = new Shape(in.height(), in.width(), filters);
        this.kernel = kernel;
        this.first = first;
        this.weights = weights;
        weightShape = new long[] {filters, in.channels(), kernel, kernel};
        y = Memory.of((long) batch * out.length());
        weightGradients = new Memory[members];
        for (int i = 1; i < members; i++) {
            weightGradients[i] = Memory.of(weights.length());
        }
    }

    @Override
    public Memory output() {
        return y;
    }

    private static INDArray images(Memory memory, long offset, int rows, Shape shape) {
        return memory.array(offset, rows, shape.height(), shape.width(), shape.channels());
    }

    private INDArray input(Shard shard) {
        return images(x, (long) shard.from() * in.length(), shard.rows(), in);
    }

    private INDArray output(Shard shard) {
        return images(y, (long) shard.from() * out.length(), shard.rows(), out);
    }

    /** Kernel, stride, padding, dilation, same size, channels last, weights as [out, in, height, width]. */
    private DynamicCustomOp.DynamicCustomOpsBuilder operation(String name) {
        return DynamicCustomOp.builder(name).addIntegerArguments(kernel, kernel, 1, 1, 0, 0, 1, 1, 1, 1, 1);
    }

    @Override
    public void forward(Shard shard) {
        Nd4j.exec(operation("conv2d")
                .addInputs(input(shard), weights.values().array(weights.offset(), weightShape))
                .addOutputs(output(shard))
                .build());
    }

    /** The gradient of the output has taken the output's place. */
    @Override
    public void backward(Shard shard) {
        if (first) {
            weightGradient(shard);
            return;
        }
        Nd4j.exec(operation("conv2d_bp")
                .addInputs(input(shard), weights.values().array(weights.offset(), weightShape), output(shard))
                .addOutputs(images(shard.gradient(), 0, shard.rows(), in), gradientArray(shard.member()))
                .build());
    }

    private INDArray gradientArray(int member) {
        return member == 0
                ? weights.gradients().array(weights.offset(), weightShape)
                : weightGradients[member].array(0, weightShape);
    }

    /**
     * One product an image, summed: {@code dW = dz' patches'}, with dz {@code [positions, out]} and the image's patches as
     * {@code [in * kernel * kernel, positions]}.
     */
    private void weightGradient(Shard shard) {
        int patch = in.channels() * kernel * kernel;
        int positions = in.positions();
        FloatPointer target =
                shard.member() == 0 ? weights.gradients().at(weights.offset()) : weightGradients[shard.member()].at(0);
        float[] image = new float[in.length()];
        try (Memory patches = Memory.of((long) patch * positions)) {
            for (int n = shard.from(); n < shard.to(); n++) {
                x.floats().get(n * image.length, image, 0, image.length);
                patches(image, patches.floats());
                cblas_sgemm(
                        CblasRowMajor,
                        CblasTrans,
                        CblasTrans,
                        out.channels(),
                        patch,
                        positions,
                        1,
                        y.at((long) n * out.length()),
                        out.channels(),
                        patches.at(0),
                        positions,
                        n == shard.from() ? 0 : 1,
                        target,
                        patch);
            }
        }
    }

    private void patches(float[] image, FloatBuffer target) {
        int pad = kernel / 2;
        float[] row = new float[in.width()];
        int to = 0;
        for (int c = 0; c < in.channels(); c++) {
            for (int dy = -pad; dy <= pad; dy++) {
                for (int dx = -pad; dx <= pad; dx++) {
                    for (int h = 0; h < in.height(); h++) {
                        shifted(image, h + dy, dx, c, row);
                        target.put(to, row, 0, row.length);
                        to += row.length;
                    }
                }
            }
        }
    }

    /** A row of a channel, moved to the left by dx; 0 outside of the image. */
    private void shifted(float[] image, int h, int dx, int channel, float[] row) {
        for (int w = 0; w < row.length; w++) {
            int from = w + dx;
            row[w] = h < 0 || h >= in.height() || from < 0 || from >= in.width()
                    ? 0
                    : image[(h * in.width() + from) * in.channels() + channel];
        }
    }

    /** Each member adds up its part of the weights. */
    @Override
    public void finish(int member, int members) {
        int from = Shard.start(weights.length(), member, members);
        int length = Shard.start(weights.length(), member + 1, members) - from;
        INDArray sum = weights.gradients().array(weights.offset() + from, length);
        for (int i = 1; i < members; i++) {
            sum.addi(weightGradients[i].array(from, length));
        }
    }

    @Override
    public void close() {
        y.close();
        for (int i = 1; i < weightGradients.length; i++) {
            weightGradients[i].close();
        }
    }
}
