package io.github.fer4j.noise.loss;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Map;

/** A rule that makes class weights from how often each class occurs; {@link ClassWeights} has the usual ones. */
@FunctionalInterface
public interface ClassWeighting {
    /**
     * The weights for these counts.
     *
     * @param labels the classes
     * @param counts the number of training samples of each class; a class that is not in the map has none
     * @return the weights
     * @throws InvalidArgumentException if a class has no samples, naming it
     */
    ClassWeights of(LabelSet labels, Map<Emotion, Integer> counts);

    /**
     * The weights for a data set.
     *
     * @param training what will be learned from; counted by {@link FerDataset#classCounts}
     * @return the weights
     * @throws InvalidArgumentException if a class has no samples, naming it
     */
    default ClassWeights of(FerDataset training) {
        return of(training.labels(), training.classCounts());
    }
}
