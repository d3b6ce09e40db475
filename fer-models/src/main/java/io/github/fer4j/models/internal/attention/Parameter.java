package io.github.fer4j.models.internal.attention;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.distribution.Distributions;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One array of parameters of a layer: how it is called, its shape, what it begins with and whether it decays. */
final class Parameter {
    /** The deviation of all random initial values, which are cut off at twice as much; as in the authors' code of ViT. */
    private static final double DEVIATION = 0.02;

    /** What an array begins with. */
    private enum Start {
        ZEROS,
        ONES,
        RANDOM
    }

    private final String name;
    private final Start start;
    private final boolean decays;
    private final long[] shape;

    private Parameter(String name, Start start, boolean decays, long... shape) {
        this.name = name;
        this.start = start;
        this.decays = decays;
        this.shape = shape;
    }

    /** Weights of a product: small random values, which weight decay pulls to zero. */
    static Parameter weights(String name, long... shape) {
        return new Parameter(name, Start.RANDOM, true, shape);
    }

    /** Values that are inputs themselves, such as positions: small random values, without decay. */
    static Parameter embedding(String name, long... shape) {
        return new Parameter(name, Start.RANDOM, false, shape);
    }

    /** Added values: zeros, without decay. */
    static Parameter shift(String name, long... shape) {
        return new Parameter(name, Start.ZEROS, false, shape);
    }

    /** Factors of normalised values: ones, without decay. */
    static Parameter scale(String name, long... shape) {
        return new Parameter(name, Start.ONES, false, shape);
    }

    String name() {
        return name;
    }

    boolean decays() {
        return decays;
    }

    long length() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** The values as an array of their shape, row by row, over the same memory. */
    INDArray shaped(INDArray values) {
        return values.reshape('c', shape);
    }

    /**
     * Gives an array its initial values, from the net's random numbers.
     *
     * @param values a row, changed in place
     */
    void initialise(INDArray values) {
        switch (start) {
            case ZEROS -> values.assign(0);
            case ONES -> values.assign(1);
            case RANDOM ->
                Distributions.createDistribution(new TruncatedNormalDistribution(0, DEVIATION))
                        .sample(values);
        }
    }
}
