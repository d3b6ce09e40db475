package io.github.fer4j;

import java.util.Arrays;

/** Resizing by two one-dimensional passes, rows then columns. Coordinates are those of pixel centres. */
final class Resampling {
    private Resampling() {}

    static Image resize(Image source, int height, int width, Interpolation interpolation) {
        int channels = source.channels();
        // Checked before any memory is taken.
        int outLength = Image.length(height, width, channels);
        int rowsLength = Image.length(source.height(), width, channels);
        Taps across = Taps.of(source.width(), width, interpolation);
        Taps down = Taps.of(source.height(), height, interpolation);
        byte[] in = source.rawBytes();

        float[] rows = new float[rowsLength];
        for (int y = 0; y < source.height(); y++) {
            int inRow = y * source.width() * channels;
            for (int x = 0; x < width; x++) {
                float[] weights = across.weights[x];
                for (int c = 0; c < channels; c++) {
                    float sum = 0;
                    int at = inRow + across.first[x] * channels + c;
                    for (float weight : weights) {
                        sum += weight * (in[at] & 0xff);
                        at += channels;
                    }
                    rows[(y * width + x) * channels + c] = sum;
                }
            }
        }

        int stride = width * channels;
        byte[] out = new byte[outLength];
        float[] line = new float[stride];
        for (int y = 0; y < height; y++) {
            Arrays.fill(line, 0);
            int from = down.first[y] * stride;
            for (float weight : down.weights[y]) {
                for (int i = 0; i < stride; i++) {
                    line[i] += weight * rows[from + i];
                }
                from += stride;
            }
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = (byte) Math.max(0, Math.min(255, Math.round(line[i])));
            }
        }
        return Image.ofOwnedBytes(height, width, channels, out);
    }

    /** For each target pixel, the first source pixel it reads and the weights of that one and those after it. */
    private record Taps(int[] first, float[][] weights) {
        static Taps of(int source, int target, Interpolation interpolation) {
            double scale = (double) source / target;
            double reach = interpolation.reach(scale);
            int[] first = new int[target];
            float[][] weights = new float[target][];
            for (int i = 0; i < target; i++) {
                double centre = (i + 0.5) * scale;
                int from = Math.max(0, (int) Math.floor(centre - reach));
                int to = Math.min(source, (int) Math.ceil(centre + reach));
                double[] raw = new double[to - from];
                double sum = 0;
                for (int j = from; j < to; j++) {
                    raw[j - from] = interpolation.weight(Math.abs(j + 0.5 - centre), scale);
                    sum += raw[j - from];
                }
                first[i] = from;
                weights[i] = new float[raw.length];
                for (int j = 0; j < raw.length; j++) {
                    weights[i][j] = (float) (raw[j] / sum);
                }
            }
            return new Taps(first, weights);
        }
    }
}
