package io.github.fer4j.data.batch;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;

/**
 * Which samples an epoch has, and in which order. An epoch always has as many places as the data set has samples.
 * Stateless: the same data and seed give the same order.
 */
public sealed interface Sampling permits SequentialSampling, ShuffledSampling, ClassPowerSampling {
    /** Each sample once, in the order of the data set. */
    static Sampling sequential() {
        return new SequentialSampling();
    }

    /** Each sample once, in a random order. */
    static Sampling shuffled() {
        return new ShuffledSampling();
    }

    /**
     * Each class equally likely, and each sample of it as likely as another, drawn with replacement: rare classes repeat
     * their samples, and of frequent ones some are left out of the epoch. Classes without samples are not drawn. The same as
     * {@code classPower(0)}.
     */
    static Sampling classBalanced() {
        return new ClassPowerSampling(0);
    }

    /**
     * Class {@code j} with probability {@code n_j^q / sum_i n_i^q}, where {@code n_j} is its number of samples, and each
     * sample of it as likely as another, drawn with replacement (Kang et al., <i>Decoupling Representation and Classifier
     * for Long-Tailed Recognition</i>, ICLR 2020, equation 1): 0 balances the classes, 1 leaves them as frequent as they
     * are, and 1/2 is square-root sampling, in between.
     *
     * @param exponent q, 0 to 1
     * @return the sampling
     * @throws InvalidArgumentException if it is out of range
     */
    static Sampling classPower(double exponent) {
        return new ClassPowerSampling(exponent);
    }

    /**
     * The order of one epoch. A sample's class is its label, or else the top of its target.
     *
     * @param data the data set; each sample has a label or a target where the classes matter
     * @param seed of this epoch
     * @return {@code [size of the data set]} places in the data set
     * @throws InvalidArgumentException if the classes matter and a sample has none, naming it
     */
    int[] order(FerDataset data, long seed);

    /** All of it, to the last digit, such as {@code class-balanced}; {@link #parse} reads it. */
    String describe();

    /**
     * The sampling that {@link #describe} gave this text.
     *
     * @param text such as {@code shuffled}
     * @return the sampling
     * @throws InvalidArgumentException if it is no such text, or a value is out of range
     */
    static Sampling parse(String text) {
        switch (text.strip()) {
            case SequentialSampling.NAME -> {
                return sequential();
            }
            case ShuffledSampling.NAME -> {
                return shuffled();
            }
            case ClassPowerSampling.BALANCED -> {
                return classBalanced();
            }
            default -> {
                return ClassPowerSampling.parse(text);
            }
        }
    }
}
