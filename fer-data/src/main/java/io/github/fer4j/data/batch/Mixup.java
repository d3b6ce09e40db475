package io.github.fer4j.data.batch;

import java.util.SplittableRandom;

/**
 * Mixup: each input and target becomes {@code s} times its own plus {@code 1 - s} times that of a partner, with one {@code s}
 * for the batch drawn from Beta(alpha, alpha) (Zhang, Cisse, Dauphin, Lopez-Paz, <i>mixup: Beyond Empirical Risk
 * Minimization</i>, ICLR 2018). For the weights see {@link Mix}.
 *
 * @param alpha of the beta distribution: small values leave most rows nearly as they are; the paper uses 0.1 to 0.4 on
 *     ImageNet and 1 on CIFAR
 */
public record Mixup(double alpha) implements Mix {
    /**
     * Checks alpha.
     *
     * @throws io.github.fer4j.InvalidArgumentException if it is not 0.001 to 1000
     */
    public Mixup {
        Partners.requireAlpha(alpha);
    }

    /**
     * Mixup.
     *
     * @param alpha 0.001 to 1000
     * @return the mix
     * @throws io.github.fer4j.InvalidArgumentException if it is out of range
     */
    public static Mixup of(double alpha) {
        return new Mixup(alpha);
    }

    @Override
    public Batch apply(Batch batch, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double share = Beta.symmetric(alpha, random);
        Partners partners = Partners.draw(batch.size(), random);
        int length = batch.input().length();
        float[] own = batch.inputs();
        float[] mixed = new float[own.length];
        float here = (float) share;
        float there = (float) (1 - share);
        for (int row = 0; row < batch.size(); row++) {
            int at = row * length;
            int other = partners.of(row) * length;
            for (int i = 0; i < length; i++) {
                mixed[at + i] = here * own[at + i] + there * own[other + i];
            }
        }
        return partners.mixTargets(batch, mixed, share);
    }

    @Override
    public String describe() {
        return MixText.MIXUP + alpha;
    }
}
