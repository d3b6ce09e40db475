package io.github.fer4j.models.train;

import io.github.fer4j.FerException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.format.Preprocessing;
import java.util.ArrayList;
import java.util.List;

/**
 * From samples to a batch: load, fit to the net's input, augment, normalise. Holds no state, so that the same samples and
 * seeds give the same batch on any thread.
 */
final class BatchLoader {
    private final LabelSet labels;
    private final Preprocessing preprocessing;
    private final Augmentation augmentation;

    BatchLoader(LabelSet labels, Preprocessing preprocessing, Augmentation augmentation) {
        this.labels = labels;
        this.preprocessing = preprocessing;
        this.augmentation = augmentation;
    }

    /**
     * A batch.
     *
     * @param samples what goes into it
     * @param seeds of each sample's augmentation
     * @throws TrainingException if an image cannot be read, naming the sample
     */
    Batch load(List<Sample> samples, long[] seeds) {
        List<float[]> inputs = new ArrayList<>(samples.size());
        float[][] targets = new float[samples.size()][labels.size()];
        double[] weights = new double[samples.size()];
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            try {
                inputs.add(preprocessing.normalise(
                        augmentation.apply(preprocessing.fit(sample.image().load()), seeds[i])));
            } catch (FerException e) {
                throw new TrainingException(
                        sample.id() + ": the image cannot be used: " + e.getMessage()
                                + "; leave the sample out of the data set",
                        e);
            }
            double[] target = sample.distribution(labels).toArray();
            for (int k = 0; k < target.length; k++) {
                targets[i][k] = (float) target[k];
            }
            weights[i] = sample.weight();
        }
        return new Batch(inputs, targets, weights);
    }
}
