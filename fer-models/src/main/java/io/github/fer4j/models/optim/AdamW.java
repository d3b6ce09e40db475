package io.github.fer4j.models.optim;

/**
 * AdamW by its name: {@link Adam} with decoupled weight decay (Loshchilov and Hutter 2019, <a
 * href="https://arxiv.org/abs/1711.05101">arXiv:1711.05101</a>).
 */
public final class AdamW {
    private static final double WEIGHT_DECAY = 0.01;

    private AdamW() {}

    /**
     * Adam with a weight decay of 0.01, which is PyTorch's; {@link Adam#withWeightDecay} changes it.
     *
     * @param learningRate above 0, usually 1e-4 to 5e-3
     * @return the optimiser
     * @throws io.github.fer4j.InvalidArgumentException if the rate is out of range
     */
    public static Adam of(double learningRate) {
        return Adam.of(learningRate).withWeightDecay(WEIGHT_DECAY);
    }
}
