package io.github.fer4j.data.batch;

import io.github.fer4j.InvalidArgumentException;

/**
 * How the samples of a batch are blended with each other: each row with the row that a random permutation of the batch puts
 * beside it, as the authors of mixup and CutMix do in their own code. Immutable and stateless.
 *
 * <p>Where {@code s} is the share of a row's own image and {@code w} are the weights, the mixed row has the weight {@code w =
 * s w_i + (1 - s) w_j} and the target {@code (s w_i t_i + (1 - s) w_j t_j) / w}: a distribution, and for cross-entropy exactly
 * the weighted sum of the two losses, so that a sample of weight 0 teaches nothing by way of its neighbour's row either. With
 * equal weights the target is {@code s t_i + (1 - s) t_j}, that of the papers. Valence and arousal are mixed in the same way,
 * with the weight 0 for a row that has none: mixed with such a row, an annotated one keeps its values, and counts by its share.
 */
public sealed interface Mix permits Mixup, CutMix, EitherMix, NoMix {
    /** Leaves batches as they are. */
    static Mix none() {
        return new NoMix();
    }

    /**
     * One or the other, decided anew for each batch. {@code Mix.either(Mixup.of(0.2), 0.5, Mix.none())} mixes every other
     * batch.
     *
     * @param first done with this probability
     * @param probability 0 to 1
     * @param second done otherwise
     * @return the mix
     * @throws InvalidArgumentException if the probability is out of range
     */
    static Mix either(Mix first, double probability, Mix second) {
        return new EitherMix(first, probability, second);
    }

    /**
     * The batch, mixed.
     *
     * @param batch may be changed: use the one that is returned
     * @param seed decides all that is random
     * @return a batch of as many rows, with the same indices and ids
     */
    Batch apply(Batch batch, long seed);

    /** All of it, to the last digit, such as {@code mixup 0.2}; {@link #parse} reads it. */
    String describe();

    /**
     * The mix that {@link #describe} gave this text.
     *
     * @param text such as {@code 0.5 of batches mixup 0.2, else cutmix 1.0}; choices within choices, 32 deep at most
     * @return the mix
     * @throws InvalidArgumentException if it is no such text, or a value is out of range
     */
    static Mix parse(String text) {
        return MixText.parse(text);
    }
}
