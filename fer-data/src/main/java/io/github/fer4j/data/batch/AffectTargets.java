package io.github.fer4j.data.batch;

import io.github.fer4j.InvalidArgumentException;

/**
 * The valences and arousals that the rows of a batch should get. Samples may lack them, so each row has a weight of its own
 * here: 0 where nobody annotated it. Like the arrays of a {@link Batch} these belong to whoever takes the batch.
 *
 * @param values {@code [batch][2]}, valence and arousal in [-1, 1]; 0 where the weight is
 * @param weights {@code [batch]}, how much each row counts in the loss of valence and arousal: the sample's weight where it is
 *     annotated, else 0
 */
public record AffectTargets(double[][] values, double[] weights) {
    /** Checks that both have as many rows; copies no array. */
    public AffectTargets {
        if (values.length != weights.length) {
            throw new InvalidArgumentException("each row has valence, arousal and a weight, got " + values.length
                    + " rows of values and " + weights.length + " weights");
        }
    }

    /**
     * Rows that nobody annotated.
     *
     * @param rows how many
     * @return all of weight 0
     */
    public static AffectTargets none(int rows) {
        return new AffectTargets(new double[rows][2], new double[rows]);
    }

    /** The number of rows. */
    public int size() {
        return weights.length;
    }

    /**
     * Mixed rows. A row's weight is the sum of those of its parts, each times its share, and its values are the mean of theirs
     * weighted so: for the squared error exactly the weighted sum of the parts' losses, but for a constant.
     *
     * @param share of a row's own
     */
    AffectTargets mixed(Partners partners, double share) {
        AffectTargets mixed = none(size());
        for (int row = 0; row < size(); row++) {
            int other = partners.of(row);
            double own = share * weights[row];
            double all = own + (1 - share) * weights[other];
            mixed.weights[row] = all;
            double part = all > 0 ? own / all : 0;
            for (int d = 0; d < 2 && all > 0; d++) {
                mixed.values[row][d] = part * values[row][d] + (1 - part) * values[other][d];
            }
        }
        return mixed;
    }
}
