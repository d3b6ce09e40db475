package io.github.fer4j.noise.selection;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Chooses the samples of a batch with the smallest losses, which are those whose labels are most likely right. Alone it trains
 * a net on what it finds easy already; in co-teaching each of two nets chooses for the other, so that the mistakes of one are
 * not fed back to it (Han et al. 2018, algorithm 1).
 */
public final class SmallLoss {
    private SmallLoss() {}

    /**
     * The samples with the smallest losses.
     *
     * @param losses {@code [batch]}; NaN counts as the largest
     * @param keep the share to choose, in (0, 1]; at least one sample is chosen
     * @return their places in the batch, in rising order; of equal losses the first places
     * @throws InvalidArgumentException if there are no losses, or the share is out of range
     */
    public static int[] select(double[] losses, double keep) {
        if (losses.length == 0) {
            throw new InvalidArgumentException("small losses are chosen from at least one, got none");
        }
        if (!(keep > 0 && keep <= 1)) {
            throw new InvalidArgumentException(
                    "the share of small losses to keep is above 0 and at most 1, got " + keep);
        }
        // A little is added before rounding down, lest 0.7 * 10 gives 6.
        int count = Math.max(1, (int) Math.floor(keep * losses.length + 1e-9));
        return IntStream.range(0, losses.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> losses[i]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /**
     * The same as weights for a loss: 1 for the samples that are chosen, 0 for the others, so that the sum over the batch is
     * that over the chosen ones.
     *
     * @param losses {@code [batch]}; NaN counts as the largest
     * @param keep the share to choose, in (0, 1]
     * @return {@code [batch]}, each 0 or 1
     * @throws InvalidArgumentException if there are no losses, or the share is out of range
     */
    public static double[] weights(double[] losses, double keep) {
        double[] weights = new double[losses.length];
        Arrays.stream(select(losses, keep)).forEach(chosen -> weights[chosen] = 1);
        return weights;
    }
}
