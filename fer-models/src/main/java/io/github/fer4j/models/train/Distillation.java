package io.github.fer4j.models.train;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Targets that are partly what a teacher says: so a small net learns from a large one, or from an ensemble, which classes a
 * face is near to (Hinton, Vinyals, Dean, <i>Distilling the Knowledge in a Neural Network</i>, 2015). The teacher looks at
 * each image once and as it is; the student sees it augmented.
 *
 * <p>A target is {@code 1 - share} of the sample's own distribution and {@code share} of the teacher's answer at the
 * temperature. Immutable.
 *
 * @param share of the teacher in a target, 0 to 1
 * @param temperature that the teacher's scores are taken at: 1 as they are, more for flatter ones; above 0
 */
public record Distillation(double share, double temperature) {
    private static final int BATCH = 256;

    /**
     * Checks both.
     *
     * @throws InvalidArgumentException if one is out of range
     */
    public Distillation {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidArgumentException("the teacher's share is 0 to 1, got " + share);
        }
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new InvalidArgumentException("a temperature is above 0 and finite, got " + temperature);
        }
    }

    /**
     * Half and half, at the temperature 1.
     *
     * @return the plan
     */
    public static Distillation half() {
        return new Distillation(0.5, 1);
    }

    /**
     * Asks the teacher about each sample.
     *
     * @param teacher such as an {@code Ensemble} with flipped images; not closed
     * @param data over the teacher's labels, each sample with a label or a target
     * @return the data with targets; labels and all else as before
     * @throws InvalidArgumentException if the labels are others
     * @throws FerException if an image cannot be read
     */
    public FerDataset targets(Classifier teacher, FerDataset data) {
        Objects.requireNonNull(teacher, "teacher");
        if (!teacher.labels().equals(data.labels())) {
            throw new InvalidArgumentException("a teacher answers over the labels of the data, " + data.labels()
                    + ", got one over " + teacher.labels());
        }
        List<Sample> taught = new ArrayList<>(data.size());
        for (int start = 0; start < data.size(); start += BATCH) {
            List<Sample> batch = data.samples().subList(start, Math.min(data.size(), start + BATCH));
            List<Scores> answers = teacher.classifyAll(
                    batch.stream().map(sample -> sample.image().load()).toList());
            for (int i = 0; i < batch.size(); i++) {
                taught.add(taught(batch.get(i), answers.get(i)));
            }
        }
        return FerDataset.of(data.name(), data.labels(), taught);
    }

    private Sample taught(Sample sample, Scores answer) {
        double[] own = sample.distribution(answer.labels()).toArray();
        double[] said = answer.withTemperature(temperature).toArray();
        double[] target = new double[own.length];
        for (int j = 0; j < target.length; j++) {
            target[j] = (1 - share) * own[j] + share * said[j];
        }
        return sample.toBuilder().target(Scores.of(answer.labels(), target)).build();
    }
}
