package io.github.fer4j.data.batch;

import io.github.fer4j.FerDataset;
import java.util.Random;
import java.util.stream.IntStream;

/** See {@link Sampling#shuffled}. */
record ShuffledSampling() implements Sampling {
    static final String NAME = "shuffled";

    /** The order of {@link FerDataset#shuffled}: the shuffle of Fisher and Yates, as Collections has it. */
    @Override
    public int[] order(FerDataset data, long seed) {
        int[] order = IntStream.range(0, data.size()).toArray();
        Random random = new Random(seed);
        for (int i = order.length; i > 1; i--) {
            int other = random.nextInt(i);
            int last = order[i - 1];
            order[i - 1] = order[other];
            order[other] = last;
        }
        return order;
    }

    @Override
    public String describe() {
        return NAME;
    }
}
