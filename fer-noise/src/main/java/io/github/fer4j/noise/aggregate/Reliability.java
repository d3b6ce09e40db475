package io.github.fer4j.noise.aggregate;

import io.github.fer4j.InvalidArgumentException;
import java.util.List;

/** What a method learned of the workers. Which kind it is depends on the model that the method has of a worker. */
public sealed interface Reliability permits WorkerAccuracies, ConfusionMatrices, SpamProbabilities, WorkerAbilities {
    /** The names of the workers, in the order of their numbers in the votes. */
    List<String> workers();

    /**
     * How often a worker is right: the probability, as the model sees it, that an answer of this worker is the true label.
     *
     * @param worker the worker's name
     * @return in [0, 1]
     * @throws InvalidArgumentException if there is no such worker
     */
    double accuracy(String worker);
}
