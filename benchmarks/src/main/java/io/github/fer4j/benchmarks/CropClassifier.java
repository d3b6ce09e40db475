package io.github.fer4j.benchmarks;

import java.util.Map;

/** A contender of {@link FerSpeed}: from the bytes of face crops to probabilities, all on the way included. */
interface CropClassifier extends AutoCloseable {
    /**
     * Classifies one crop, by itself.
     *
     * @param crop which one
     * @return a probability for each class
     */
    double[] single(int crop);

    /**
     * Classifies all crops at once.
     *
     * @return a row for each crop
     */
    double[][] batch();

    /** The number of parameters of the net, running statistics of batch normalisation included. */
    long parameters();

    /** Versions and thread counts, as the library itself states them. */
    Map<String, String> facts();

    @Override
    void close();
}
