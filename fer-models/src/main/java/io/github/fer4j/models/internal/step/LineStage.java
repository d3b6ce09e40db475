package io.github.fer4j.models.internal.step;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What follows a convolution, in one: batch normalisation or a bias, the rectifier, and 2x2 max pooling if there is any.
 *
 * <p>All of it is a line a channel, {@code y = pool(max(0, scale x + shift))}. The work is bound by memory, so what counts is
 * how often the activations are read: twice forward and twice backward (once each with a bias), with the rectifier, its mask
 * and the places of the maxima worked out again on the way. The gradient of x replaces x, which nobody asks for after that.
 * The statistics of batch normalisation are of the whole batch while a net learns: shards exchange their sums, and add them up
 * in order. Afterwards they are the running ones.
 */
final class LineStage implements Stage {
    /** Floats a piece: 8 KB, a few of which fit the first-level cache. */
    private static final int PIECE = 2048;

    private final Memory x;
    private final Shape shape;
    private final int batch;
    private final boolean pooled;
    private final Norm norm;
    private final Parameters.Part bias;
    /** Null where nothing is learned. */
    private final Team team;

    private final Memory y;
    /** Floats a piece where there is no pooling: a multiple of the channels. */
    private final int piece;

    private final Moments[] moments;
    private final double[][] gradientSums;
    private final double[][] productSums;

    /**
     * @param x what the convolution writes
     * @param norm null where there is a bias
     * @param bias null where there is a normalisation
     * @param team null where nothing is learned
     */
    LineStage(Memory x, Shape shape, int batch, boolean pooled, Norm norm, Parameters.Part bias, Team team) {
        this.x = x;
        this.shape = shape;
        this.batch = batch;
        this.pooled = pooled;
        this.norm = norm;
        this.bias = bias;
        this.team = team;
        this.y = Memory.of((long) batch * (pooled ? shape.halved() : shape).length());
        this.piece = Math.max(1, PIECE / shape.channels()) * shape.channels();
        int members = team == null ? 0 : team.size();
        moments = new Moments[members];
        gradientSums = new double[members][];
        productSums = new double[members][];
    }

    @Override
    public Memory output() {
        return y;
    }

    /** The line of each channel, the same for all members. */
    private final class Line {
        final float[] scale = new float[shape.channels()];
        final float[] shift = new float[shape.channels()];

        Line() {
            Moments all = norm == null ? null : team == null ? norm.running() : allMoments();
            for (int c = 0; c < scale.length; c++) {
                scale[c] = norm == null ? 1 : norm.scale(all, c);
                shift[c] = norm == null ? bias.value(c) : norm.shift(all, c, scale[c]);
            }
        }
    }

    private Moments allMoments() {
        return Arrays.stream(moments).reduce(Moments::and).orElseThrow();
    }

    @Override
    public void forward(Shard shard) {
        if (norm != null && team != null) {
            moments[shard.member()] =
                    Moments.of(x.floats(), start(shard), shard.rows() * shape.positions(), shape.channels(), piece);
            team.meet();
        }
        Line line = new Line();
        if (pooled) {
            forwardPooled(shard, line);
        } else {
            forwardPlain(shard, line);
        }
    }

    private int start(Shard shard) {
        return shard.from() * shape.length();
    }

    private void forwardPlain(Shard shard, Line line) {
        float[] a = LineKernels.repeat(line.scale, piece);
        float[] b = LineKernels.repeat(line.shift, piece);
        float[] values = new float[piece];
        int end = shard.to() * shape.length();
        for (int at = start(shard); at < end; at += piece) {
            int count = Math.min(piece, end - at);
            x.floats().get(at, values, 0, count);
            LineKernels.rectify(values, a, b, count);
            y.floats().put(at, values, 0, count);
        }
    }

    private void forwardPooled(Shard shard, Line line) {
        Window window = new Window(line);
        for (int pair = window.first(shard); pair < window.last(shard); pair++) {
            window.read(pair);
            window.pool();
            y.floats().put(pair * window.length, window.corner[0], 0, window.length);
        }
    }

    @Override
    public void backward(Shard shard) {
        int member = shard.member();
        Line line = new Line();
        sum(shard, line);
        if (norm == null) {
            return;
        }
        team.meet();
        Moments all = allMoments();
        double[] dBeta = total(gradientSums);
        double[] dGamma = total(productSums);
        float[] slope = new float[dBeta.length];
        float[] offset = new float[dBeta.length];
        for (int c = 0; c < slope.length; c++) {
            double s = norm.reciprocalDeviation(all, c);
            dGamma[c] *= s;
            slope[c] = (float) (-line.scale[c] * s * dGamma[c] / all.count());
            offset[c] = (float) (-line.scale[c] * dBeta[c] / all.count());
        }
        combine(shard, line, slope, offset);
        if (member == 0) {
            norm.gradients(dGamma, dBeta);
        }
    }

    private static double[] total(double[][] parts) {
        double[] total = new double[parts[0].length];
        for (double[] part : parts) {
            for (int c = 0; c < total.length; c++) {
                total[c] += part[c];
            }
        }
        return total;
    }

    @Override
    public void finish(int member, int members) {
        if (member != 0) {
            return;
        }
        if (norm != null) {
            norm.runningStatistics(allMoments());
            return;
        }
        double[] gradient = total(gradientSums);
        for (int c = 0; c < gradient.length; c++) {
            bias.gradient(c, gradient[c]);
        }
    }

    /**
     * With g the gradient behind the rectifier: the shard's sums of g and of g (x - mean). With a bias g is the gradient of x,
     * and takes its place at once.
     */
    private void sum(Shard shard, Line line) {
        int length = pooled ? windowLength() : piece;
        float[] sum = new float[length];
        float[] product = new float[length];
        float[] mean = LineKernels.repeat(meansOfBatch(), length);
        if (pooled) {
            Window window = new Window(line);
            for (int pair = window.first(shard); pair < window.last(shard); pair++) {
                window.read(pair);
                window.route(pair, shard);
                LineKernels.accumulate(window.gradient, sum, length);
                if (norm == null) {
                    window.write(pair, window.share);
                } else {
                    for (int k = 0; k < 4; k++) {
                        LineKernels.accumulateProducts(window.corner[k], window.share[k], mean, product, length);
                    }
                }
            }
        } else {
            Pieces pieces = new Pieces(shard, line);
            while (pieces.next()) {
                LineKernels.accumulate(pieces.g, sum, pieces.count);
                if (norm == null) {
                    x.floats().put(pieces.at, pieces.g, 0, pieces.count);
                } else {
                    LineKernels.accumulateProducts(pieces.x, pieces.g, mean, product, pieces.count);
                }
            }
        }
        gradientSums[shard.member()] = LineKernels.fold(sum, shape.channels());
        productSums[shard.member()] = LineKernels.fold(product, shape.channels());
    }

    /** All 0 with a bias. */
    private float[] meansOfBatch() {
        float[] means = new float[shape.channels()];
        if (norm != null) {
            Moments all = allMoments();
            for (int c = 0; c < means.length; c++) {
                means[c] = (float) all.mean()[c];
            }
        }
        return means;
    }

    /** Floats of a row behind the pooling. */
    private int windowLength() {
        return shape.width() / 2 * shape.channels();
    }

    /** The gradient of x, with the sums of the whole batch known. */
    private void combine(Shard shard, Line line, float[] slope, float[] offset) {
        int length = pooled ? windowLength() : piece;
        float[] means = LineKernels.repeat(meansOfBatch(), length);
        float[] scales = LineKernels.repeat(line.scale, length);
        float[] slopes = LineKernels.repeat(slope, length);
        float[] offsets = LineKernels.repeat(offset, length);
        if (!pooled) {
            Pieces pieces = new Pieces(shard, line);
            while (pieces.next()) {
                LineKernels.combine(pieces.x, pieces.g, means, scales, slopes, offsets, pieces.count);
                x.floats().put(pieces.at, pieces.x, 0, pieces.count);
            }
            return;
        }
        Window window = new Window(line);
        for (int pair = window.first(shard); pair < window.last(shard); pair++) {
            window.read(pair);
            window.route(pair, shard);
            for (int k = 0; k < 4; k++) {
                LineKernels.combine(window.corner[k], window.share[k], means, scales, slopes, offsets, length);
            }
            window.write(pair, window.corner);
        }
    }

    /** Without pooling: a shard's x and its gradient behind the rectifier, piece by piece. */
    private final class Pieces {
        final float[] x = new float[piece];
        final float[] g = new float[piece];
        int at;
        int count;
        private final float[] a;
        private final float[] b;
        private final FloatBuffer gradient;
        private final int start;
        private final int end;

        Pieces(Shard shard, Line line) {
            a = LineKernels.repeat(line.scale, piece);
            b = LineKernels.repeat(line.shift, piece);
            gradient = shard.gradient().floats();
            start = start(shard);
            end = shard.to() * shape.length();
            at = start;
        }

        boolean next() {
            at += count;
            count = Math.min(piece, end - at);
            if (count <= 0) {
                return false;
            }
            LineStage.this.x.floats().get(at, x, 0, count);
            gradient.get(at - start, g, 0, count);
            LineKernels.open(x, g, a, b, count);
            return true;
        }
    }

    /** With pooling: two rows of x, which are one row of y, as the four corners of each 2x2 window. */
    private final class Window {
        final int length = windowLength();
        /** Top left, top right, bottom left, bottom right: the order in which equal maxima win. */
        final float[][] corner = new float[4][length];
        /** What each corner gets of the gradient. */
        final float[][] share = new float[4][length];

        final float[] gradient = new float[length];
        private final float[] maximum = new float[length];
        private final float[] rows = new float[4 * length];
        private final float[] a;
        private final float[] b;
        private final int pairs = shape.height() / 2;

        Window(Line line) {
            a = LineKernels.repeat(line.scale, length);
            b = LineKernels.repeat(line.shift, length);
        }

        int first(Shard shard) {
            return shard.from() * pairs;
        }

        int last(Shard shard) {
            return shard.to() * pairs;
        }

        void read(int pair) {
            x.floats().get(pair * rows.length, rows, 0, rows.length);
            int channels = shape.channels();
            for (int k = 0; k < 4; k++) {
                int from = k / 2 * 2 * length + k % 2 * channels;
                for (int to = 0; to < length; to += channels, from += 2 * channels) {
                    System.arraycopy(rows, from, corner[k], to, channels);
                }
            }
        }

        void write(int pair, float[][] values) {
            int channels = shape.channels();
            for (int k = 0; k < 4; k++) {
                int to = k / 2 * 2 * length + k % 2 * channels;
                for (int from = 0; from < length; from += channels, to += 2 * channels) {
                    System.arraycopy(values[k], from, rows, to, channels);
                }
            }
            x.floats().put(pair * rows.length, rows, 0, rows.length);
        }

        /** The maximum replaces the first corner. */
        void pool() {
            LineKernels.rectify(corner[0], a, b, length);
            for (int k = 1; k < 4; k++) {
                LineKernels.raise(corner[0], corner[k], a, b, length);
            }
        }

        /** Reads the gradient and gives it to the corner with the maximum. */
        void route(int pair, Shard shard) {
            y.floats().get(pair * length, maximum, 0, length);
            shard.gradient().floats().get((pair - first(shard)) * length, gradient, 0, length);
            LineKernels.open(maximum, gradient, length);
            for (int k = 0; k < 4; k++) {
                LineKernels.hit(corner[k], maximum, a, b, share[k], length);
            }
            LineKernels.firstOf(share[0], share[1], share[2], share[3], gradient, length);
        }
    }

    @Override
    public void close() {
        y.close();
    }
}
