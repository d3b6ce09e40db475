package io.github.fer4j.models.weights;

/** In which order the values of a weight lie. */
enum Arrangement {
    /** {@code [out, in, height, width]}; depthwise {@code [channels, 1, height, width]}; dense {@code [out, in]}. */
    PYTORCH {
        @Override
        long[] there(Kind kind, long[] here) {
            return here;
        }

        @Override
        float[] here(Kind kind, float[] values, long[] here) {
            return values;
        }
    },
    /** {@code [height, width, in, out]}; depthwise {@code [height, width, channels, 1]}; dense {@code [in, out]}. */
    KERAS {
        @Override
        long[] there(Kind kind, long[] here) {
            return switch (kind) {
                case CONVOLUTION -> new long[] {here[2], here[3], here[1], here[0]};
                case DEPTHWISE -> new long[] {here[2], here[3], here[0], here[1]};
                case NORM -> here;
                case DENSE, HEAD -> new long[] {here[1], here[0]};
            };
        }

        @Override
        float[] here(Kind kind, float[] values, long[] here) {
            return switch (kind) {
                case CONVOLUTION -> transposed(values, (int) (here[1] * here[2] * here[3]), (int) here[0], here);
                case DEPTHWISE -> transposed(values, (int) (here[2] * here[3]), (int) here[0]);
                case NORM -> values;
                case DENSE, HEAD -> transposed(values, (int) here[1], (int) here[0]);
            };
        }

        /** {@code [area * in, out]} to {@code [out, in, area]}. */
        private float[] transposed(float[] values, int rows, int out, long[] here) {
            int in = (int) here[1];
            int area = rows / in;
            float[] result = new float[values.length];
            for (int a = 0; a < area; a++) {
                for (int i = 0; i < in; i++) {
                    for (int o = 0; o < out; o++) {
                        result[(o * in + i) * area + a] = values[(a * in + i) * out + o];
                    }
                }
            }
            return result;
        }
    };

    /** The shape of a weight in this arrangement; the argument is in PyTorch's. */
    abstract long[] there(Kind kind, long[] here);

    /** The values of a weight, brought from this arrangement to PyTorch's, in which its shape is given. */
    abstract float[] here(Kind kind, float[] values, long[] here);

    /** {@code [rows, columns]} to {@code [columns, rows]}. */
    static float[] transposed(float[] values, int rows, int columns) {
        float[] result = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                result[column * rows + row] = values[row * columns + column];
            }
        }
        return result;
    }
}
