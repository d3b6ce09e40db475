package io.github.fer4j.models.internal.attention;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Products of matrices that lie row by row, into arrays that exist. */
final class Products {
    private Products() {}

    /**
     * {@code out = a b} of the last two axes, for each index of those before.
     *
     * @param transposeA whether the last two axes of a are swapped first
     * @param transposeB whether the last two axes of b are swapped first
     */
    static void multiply(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
        Nd4j.exec(DynamicCustomOp.builder("matmul")
                .addInputs(a, b)
                .addOutputs(out)
                .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0)
                .build());
    }

    /** {@code out = a' b} of two matrices with many rows: the gradient of weights. */
    static void multiplyTransposed(INDArray a, INDArray b, INDArray out) {
        // gemm writes column-major results: the transpose of the row-major one, b' a, is one.
        Nd4j.gemm(b, a, out.transpose(), true, false, 1, 0);
    }

    /** An array as a matrix with rows of this length. */
    static INDArray matrix(INDArray array, long columns) {
        return array.reshape('c', array.length() / columns, columns);
    }
}
