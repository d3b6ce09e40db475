package io.github.fer4j;

import java.util.Arrays;

/**
 * Sampling of an image through a similarity. A target pixel is the mean of the source pixels around the place that it comes
 * from, weighted by a tent in each direction that reaches one target pixel far, at least one source pixel: the filter of
 * {@link Interpolation#BILINEAR}, so nothing aliases where the image shrinks. Weights that fall outside the source count
 * for the nearest pixel of its edge.
 */
final class Warping {
    /** The most that an image may shrink: the filter's reach in source pixels, and so its cost, grow with it. */
    static final double MOST_REDUCTION = 256;

    private Warping() {}

    static Image warp(Image source, Similarity toTarget, int height, int width) {
        int channels = source.channels();
        byte[] out = new byte[Image.length(height, width, channels)];
        byte[] in = source.rawBytes();
        Similarity toSource = toTarget.inverse();
        double reach = Math.max(1, toSource.zoom());
        Tent across = new Tent(source.width(), reach);
        Tent down = new Tent(source.height(), reach);
        double[] sums = new double[channels];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                across.centre(toSource.a() * x - toSource.b() * y + toSource.dx());
                down.centre(toSource.b() * x + toSource.a() * y + toSource.dy());
                Arrays.fill(sums, 0);
                for (int j = 0; j < down.count; j++) {
                    int row = (down.first + j) * source.width() + across.first;
                    for (int c = 0; c < channels; c++) {
                        double sum = 0;
                        int from = row * channels + c;
                        for (int i = 0; i < across.count; i++, from += channels) {
                            sum += across.weights[i] * (in[from] & 0xff);
                        }
                        sums[c] += down.weights[j] * sum;
                    }
                }
                double total = across.total * down.total;
                for (int c = 0; c < channels; c++) {
                    out[at++] = (byte) Math.max(0, Math.min(255, Math.round(sums[c] / total)));
                }
            }
        }
        return Image.ofOwnedBytes(height, width, channels, out);
    }

    /** The weights of the pixels of one row or column around a place. */
    private static final class Tent {
        private final int length;
        private final double reach;
        private final double[] weights;
        private int first;
        private int count;
        private double total;

        Tent(int length, double reach) {
            this.length = length;
            this.reach = reach;
            this.weights = new double[2 * (int) Math.ceil(reach) + 1];
        }

        void centre(double place) {
            // A place further out than the tent reaches sees the edge alone, wherever it is.
            double near = Math.max(-reach, Math.min(length - 1 + reach, place));
            int from = (int) Math.floor(near - reach) + 1;
            int to = (int) Math.ceil(near + reach) - 1;
            first = Math.max(0, Math.min(length - 1, from));
            count = Math.max(0, Math.min(length - 1, to)) - first + 1;
            total = 0;
            Arrays.fill(weights, 0, count, 0);
            for (int i = from; i <= to; i++) {
                double weight = 1 - Math.abs(i - near) / reach;
                weights[Math.max(0, Math.min(length - 1, i)) - first] += weight;
                total += weight;
            }
        }
    }
}
