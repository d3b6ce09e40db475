package io.github.fer4j.data.batch;

import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Sample;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.format.Preprocessing;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Makes the batches of one epoch: load, fit to the net's input, augment, normalise, mix. What is in a batch follows from its
 * number alone, so any thread may make it.
 *
 * @param order which samples, in which order
 * @param augmentationSeed of the first place in the order; each further place has the next
 * @param mixSeed of the first batch; each further batch has the next
 */
record BatchMaker(
        FerDataset data,
        Preprocessing input,
        Augmentation augmentation,
        Mix mix,
        int batchSize,
        int[] order,
        long augmentationSeed,
        long mixSeed) {

    /**
     * A batch.
     *
     * @param number its place in the epoch, from 0
     * @param cancelled asked before each sample
     * @throws BatchException if an image cannot be used, naming its sample
     * @throws CancellationException if it was cancelled
     */
    Batch make(int number, BooleanSupplier cancelled) {
        int from = number * batchSize;
        int[] indices = Arrays.copyOfRange(order, from, from + Math.min(order.length - from, batchSize));
        float[] inputs = new float[indices.length * input.length()];
        float[][] targets = new float[indices.length][];
        double[] weights = new double[indices.length];
        AffectTargets affect = AffectTargets.none(indices.length);
        String[] ids = new String[indices.length];
        for (int row = 0; row < indices.length; row++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the stream of batches was closed");
            }
            Sample sample = data.get(indices[row]);
            load(sample, augmentationSeed + from + row, inputs, row * input.length());
            targets[row] = target(sample);
            weights[row] = sample.weight();
            if (sample.valenceArousal().isPresent()) {
                ValenceArousal annotated = sample.valenceArousal().get();
                affect.values()[row] = new double[] {annotated.valence(), annotated.arousal()};
                affect.weights()[row] = sample.weight();
            }
            ids[row] = sample.id();
        }
        Batch batch = new Batch(number, input, inputs, targets, weights, affect, indices, Arrays.asList(ids));
        return mix.apply(batch, mixSeed + number);
    }

    private void load(Sample sample, long seed, float[] into, int offset) {
        try {
            input.normalise(augmentation.apply(input.fit(sample.image().load()), seed), into, offset);
        } catch (FerException e) {
            throw new BatchException(sample.id(), e.getMessage(), e);
        } catch (RuntimeException e) {
            // A source of the user's own may throw anything; without the id nobody could find the sample.
            throw new BatchException(sample.id(), e.toString(), e);
        }
    }

    private float[] target(Sample sample) {
        double[] distribution = sample.distribution(data.labels()).toArray();
        float[] target = new float[distribution.length];
        for (int k = 0; k < target.length; k++) {
            target[k] = (float) distribution[k];
        }
        return target;
    }
}
