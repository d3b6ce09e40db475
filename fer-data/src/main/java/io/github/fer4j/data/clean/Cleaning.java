package io.github.fer4j.data.clean;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds samples that should not be learned from or reported on, and drops or reports them. Immutable.
 *
 * <pre>{@code
 * CleaningResult cleaned = Cleaning.standard().clean(data);
 * System.out.println(cleaned.report());
 * FerDataset train = cleaned.dataset().split(Split.TRAIN);
 * }</pre>
 *
 * <p>Of a group of equal or nearly equal images the one that counts most stays: a published test sample before a validation
 * sample, that before a training sample, and among these the first. Unless told otherwise, samples of a published validation or
 * test split are reported but never dropped, so that figures stay comparable with those of others; so an image that is in the
 * training and in the test split is dropped from the training split.
 *
 * <p>Each image is read once, on all processors; digests are kept, not pixels. The result does not depend on the number of
 * threads. Interrupting the thread stops the cleaning.
 */
public final class Cleaning {
    private final Map<Stage, Action> actions;
    private final double leastDeviation;
    private final int nearDistance;
    private final boolean majority;
    private final boolean dropHeldOut;
    private final int threads;
    private final CleaningProgress progress;

    private Cleaning(Builder builder) {
        this.actions = new EnumMap<>(builder.actions);
        this.leastDeviation = builder.leastDeviation;
        this.nearDistance = builder.nearDistance;
        this.majority = builder.majority;
        this.dropHeldOut = builder.dropHeldOut;
        this.threads = builder.threads;
        this.progress = builder.progress;
    }

    /**
     * Drops unreadable, blank and low-contrast images, repeated images, and all of those with conflicting labels; reports nearly
     * repeated ones.
     */
    public static Cleaning standard() {
        return builder().build();
    }

    /** Starts from {@link #standard}. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Cleans a data set.
     *
     * @param data any
     * @return the samples that stay, and what was found
     * @throws io.github.fer4j.FerException if the thread is interrupted
     */
    public CleaningResult clean(FerDataset data) {
        boolean hashed = actions.get(Stage.NEARLY_REPEATED) != Action.KEEP;
        List<Fingerprint> prints = Fingerprints.of(data, hashed, threads, progress);
        return new CleaningRun(this, data, prints).run();
    }

    Action action(Stage stage) {
        return actions.get(stage);
    }

    double leastDeviation() {
        return leastDeviation;
    }

    int nearDistance() {
        return nearDistance;
    }

    boolean keepsMajority() {
        return majority;
    }

    boolean dropsHeldOut() {
        return dropHeldOut;
    }

    /** Builds a {@link Cleaning}. */
    public static final class Builder {
        private final Map<Stage, Action> actions = new EnumMap<>(Stage.class);
        private double leastDeviation = 8;
        private int nearDistance = 4;
        private boolean majority;
        private boolean dropHeldOut;
        private int threads = Runtime.getRuntime().availableProcessors();
        private CleaningProgress progress = CleaningProgress.none();

        private Builder() {
            for (Stage stage : Stage.values()) {
                actions.put(stage, Action.DROP);
            }
            actions.put(Stage.NEARLY_REPEATED, Action.REPORT);
        }

        /**
         * What becomes of what a stage finds.
         *
         * @param stage which
         * @param action what to do
         * @return this
         */
        public Builder on(Stage stage, Action action) {
            actions.put(Objects.requireNonNull(stage, "stage"), Objects.requireNonNull(action, "action"));
            return this;
        }

        /**
         * Below which deviation of its gray levels an image has low contrast.
         *
         * @param levels above 0 and at most 127.5; 8 unless set: in FER-2013 what lies below shows nothing, and the first face
         *     in a dark photo has 9
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder leastDeviation(double levels) {
            if (!(levels > 0 && levels <= 127.5)) {
                throw new InvalidArgumentException(
                        "the least deviation of gray levels is above 0 and at most 127.5, got " + levels);
            }
            this.leastDeviation = levels;
            return this;
        }

        /**
         * How many bits of the {@link PerceptualHash} may differ between images that are nearly the same.
         *
         * @param bits 0 to 10; 4 unless set: other compression, light and small retouches are found, other photos of the same
         *     pose hardly ever
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder nearDistance(int bits) {
            if (bits < 0 || bits > 10) {
                throw new InvalidArgumentException("nearly repeated images differ in 0 to 10 bits, got " + bits);
            }
            this.nearDistance = bits;
            return this;
        }

        /**
         * Where the same image has different classes: keep those of the class that more than half of them have, if there is one,
         * instead of none.
         *
         * @param value whether to
         * @return this
         */
        public Builder keepMajorityOfConflicts(boolean value) {
            this.majority = value;
            return this;
        }

        /**
         * Whether samples of a published validation or test split may be dropped as well.
         *
         * @param value whether to; false unless set
         * @return this
         */
        public Builder dropHeldOut(boolean value) {
            this.dropHeldOut = value;
            return this;
        }

        /**
         * On how many threads images are read.
         *
         * @param value 1 to 256; as many as there are processors unless set
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder threads(int value) {
            if (value < 1 || value > 256) {
                throw new InvalidArgumentException("images are read on 1 to 256 threads, got " + value);
            }
            this.threads = value;
            return this;
        }

        /**
         * Who is told how far it is.
         *
         * @param value such as a progress bar
         * @return this
         */
        public Builder progress(CleaningProgress value) {
            this.progress = Objects.requireNonNull(value, "progress");
            return this;
        }

        /** The cleaning. */
        public Cleaning build() {
            return new Cleaning(this);
        }
    }
}
