package io.github.fer4j.data.batch;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.format.Preprocessing;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A data set as batches, epoch after epoch:
 *
 * <pre>{@code
 * Batches batches = Batches.of(data)
 *         .input(Preprocessing.gray48())
 *         .augment(Augmentation.standard())
 *         .mix(Mixup.of(0.2))
 *         .sampling(Sampling.classBalanced())
 *         .batchSize(64).seed(42).threads(2).prefetch(4)
 *         .build();
 * try (BatchStream epoch = batches.epoch(1)) {
 *     epoch.forEachRemaining(batch -> step(batch));
 * }
 * }</pre>
 *
 * <p>Everything that is random in an epoch follows from the seed, the number of the epoch and the place of a sample in its
 * order: epochs can be read in any order and again, and with any number of threads, with the same result to the bit.
 *
 * <p>Memory: an epoch holds at most {@code prefetch} batches beside the one that its reader works on; images of files are
 * read when their batch is made and then forgotten. Immutable; several threads may read epochs of their own.
 */
public final class Batches {
    private static final int MOST = 65_536;
    private static final int MOST_THREADS = 256;
    /** The longest array that every Java machine allocates. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final FerDataset data;
    private final Preprocessing input;
    private final Augmentation augmentation;
    private final Mix mix;
    private final Sampling sampling;
    private final int batchSize;
    private final boolean dropLast;
    private final long seed;
    private final int threads;
    private final int prefetch;

    private Batches(Builder builder) {
        this.data = builder.data;
        this.input = builder.input;
        this.augmentation = builder.augmentation;
        this.mix = builder.mix;
        this.sampling = builder.sampling;
        this.batchSize = builder.batchSize;
        this.dropLast = builder.dropLast;
        this.seed = builder.seed;
        this.threads = builder.threads;
        this.prefetch = builder.prefetch;
    }

    /**
     * Starts batches of a data set: gray 48x48, batches of 32 with the rest kept, shuffled, seed 42, nothing augmented or
     * mixed, one worker thread, at most four batches ahead.
     *
     * @param data at least one sample, each with a label or a target
     * @return a builder
     */
    public static Builder of(FerDataset data) {
        return new Builder(data);
    }

    /**
     * Starts an epoch, and its worker threads.
     *
     * @param number which one, from 1; the same number gives the same batches
     * @return its batches, to be closed
     * @throws InvalidArgumentException if the number is below 1
     */
    public BatchStream epoch(int number) {
        if (number < 1) {
            throw new InvalidArgumentException("epochs are counted from 1, got " + number);
        }
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        int[] order = sampling.order(data, random.nextLong());
        BatchMaker maker =
                new BatchMaker(data, input, augmentation, mix, batchSize, order, random.nextLong(), random.nextLong());
        return new BatchStream(maker, perEpoch(), threads, prefetch);
    }

    /** The number of batches of an epoch. */
    public int perEpoch() {
        return dropLast ? data.size() / batchSize : (data.size() + batchSize - 1) / batchSize;
    }

    /** The number of samples of an epoch: those of the data set, less the rest where it is dropped. */
    public int samplesPerEpoch() {
        return dropLast ? perEpoch() * batchSize : data.size();
    }

    /** What the batches are made of. */
    public FerDataset data() {
        return data;
    }

    /** What the columns of the targets mean. */
    public LabelSet labels() {
        return data.labels();
    }

    /** The shape of a sample, and how bytes become numbers. */
    public Preprocessing input() {
        return input;
    }

    /** Samples a batch; the last of an epoch may have fewer. */
    public int batchSize() {
        return batchSize;
    }

    /** Such as {@code 449 batches of 64 from FER-2013; sampling shuffled; augmentation flip; mix none; seed 42}. */
    @Override
    public String toString() {
        return perEpoch() + " batches of " + batchSize + " from " + data.name() + "; sampling " + sampling.describe()
                + "; augmentation " + augmentation.describe() + "; mix " + mix.describe() + "; seed " + seed;
    }

    /** Builds {@link Batches}. */
    public static final class Builder {
        private final FerDataset data;
        private Preprocessing input = Preprocessing.gray48();
        private Augmentation augmentation = Augmentation.none();
        private Mix mix = Mix.none();
        private Sampling sampling = Sampling.shuffled();
        private int batchSize = 32;
        private boolean dropLast;
        private long seed = 42;
        private int threads = 1;
        private int prefetch = 4;

        private Builder(FerDataset data) {
            this.data = Objects.requireNonNull(data, "data");
        }

        /**
         * What a sample becomes.
         *
         * @param value usually that of the net
         * @return this
         */
        public Builder input(Preprocessing value) {
            this.input = Objects.requireNonNull(value, "input");
            return this;
        }

        /**
         * Random changes to each image, new in each epoch.
         *
         * @param value the recipe
         * @return this
         */
        public Builder augment(Augmentation value) {
            this.augmentation = Objects.requireNonNull(value, "augmentation");
            return this;
        }

        /**
         * How the samples of a batch are blended.
         *
         * @param value such as {@code Mixup.of(0.2)}
         * @return this
         */
        public Builder mix(Mix value) {
            this.mix = Objects.requireNonNull(value, "mix");
            return this;
        }

        /**
         * Which samples an epoch has, and in which order.
         *
         * @param value such as {@code Sampling.classBalanced()}
         * @return this
         */
        public Builder sampling(Sampling value) {
            this.sampling = Objects.requireNonNull(value, "sampling");
            return this;
        }

        /**
         * Samples a batch.
         *
         * @param value 1 to 65,536
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder batchSize(int value) {
            this.batchSize = inRange("a batch has 1 to " + MOST + " samples", value, 1, MOST);
            return this;
        }

        /**
         * Whether the samples that fill no whole batch are left out of the epoch; else they make a smaller last one.
         *
         * @param value true to leave them out
         * @return this
         */
        public Builder dropLast(boolean value) {
            this.dropLast = value;
            return this;
        }

        /**
         * Decides all that is random.
         *
         * @param value any
         * @return this
         */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /**
         * Worker threads of an epoch. Their number does not change what comes out.
         *
         * @param value 0 to 256; 0 makes each batch when it is asked for, on the thread that asks
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder threads(int value) {
            this.threads = inRange("an epoch has 0 to " + MOST_THREADS + " worker threads", value, 0, MOST_THREADS);
            return this;
        }

        /**
         * How many batches may be ready or in the making before they are asked for; no more threads than that have work.
         *
         * @param value 1 to 65,536
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder prefetch(int value) {
            this.prefetch = inRange("1 to " + MOST + " batches are made ahead", value, 1, MOST);
            return this;
        }

        /**
         * The batches. Reads no image yet.
         *
         * @return what epochs are taken from
         * @throws InvalidArgumentException if there are no samples, or no whole batch where the rest is dropped; if a
         *     sample has neither label nor target, naming it; or if a batch does not fit into one array
         */
        public Batches build() {
            if (data.isEmpty()) {
                throw new InvalidArgumentException("batches are made of at least 1 sample, got none of " + data.name());
            }
            if (dropLast && data.size() < batchSize) {
                throw new InvalidArgumentException(
                        "an epoch has at least one whole batch when the rest is dropped, got " + data.size()
                                + " samples for batches of " + batchSize + "; make batches smaller or keep the rest");
            }
            if ((long) batchSize * input.length() > LONGEST) {
                throw new InvalidArgumentException("a batch has at most " + LONGEST + " inputs, got " + batchSize
                        + " samples of " + input.length() + "; make batches smaller");
            }
            for (Sample sample : data) {
                if (sample.label().isEmpty() && sample.target().isEmpty()) {
                    throw new InvalidArgumentException(sample.id() + ": a sample of a batch has a label or a target,"
                            + " this one has neither; label it or filter it out");
                }
            }
            return new Batches(this);
        }

        private static int inRange(String rule, int value, int least, int most) {
            if (value < least || value > most) {
                throw new InvalidArgumentException(rule + ", got " + value);
            }
            return value;
        }
    }
}
