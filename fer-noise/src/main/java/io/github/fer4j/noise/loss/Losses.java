package io.github.fer4j.noise.loss;

/** Makes the losses. */
public final class Losses {
    private Losses() {}

    /**
     * Cross-entropy of the softmax: {@code -sum_k q_k log p_k} with {@code p = softmax(logits)}; its gradient is {@code p -
     * q}.
     *
     * @return the loss
     */
    public static Loss crossEntropy() {
        return CrossEntropy.INSTANCE;
    }
}
