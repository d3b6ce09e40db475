package io.github.fer4j.data.batch;

import io.github.fer4j.FerDataset;
import java.util.stream.IntStream;

/** See {@link Sampling#sequential}. */
record SequentialSampling() implements Sampling {
    static final String NAME = "sequential";

    @Override
    public int[] order(FerDataset data, long seed) {
        return IntStream.range(0, data.size()).toArray();
    }

    @Override
    public String describe() {
        return NAME;
    }
}
