package io.github.fer4j.models.train;

import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Mix;
import io.github.fer4j.data.batch.Sampling;

/**
 * How the training data becomes batches.
 *
 * @param augmentation random changes to each image
 * @param mix how samples of a batch are blended
 * @param sampling which samples an epoch has, and in which order
 * @param batchSize samples a step
 */
record Feeding(Augmentation augmentation, Mix mix, Sampling sampling, int batchSize) {
    static final Feeding STANDARD = new Feeding(Augmentation.none(), Mix.none(), Sampling.shuffled(), 32);

    Feeding withAugmentation(Augmentation value) {
        return new Feeding(value, mix, sampling, batchSize);
    }

    Feeding withMix(Mix value) {
        return new Feeding(augmentation, value, sampling, batchSize);
    }

    Feeding withSampling(Sampling value) {
        return new Feeding(augmentation, mix, value, batchSize);
    }

    Feeding withBatchSize(int value) {
        return new Feeding(augmentation, mix, sampling, value);
    }
}
