package io.github.fer4j;

import java.util.Objects;
import java.util.Optional;

/**
 * One item of a data set: an image and what is known of it. Immutable; made by {@link #builder} and changed into others
 * by {@link #toBuilder}.
 */
public final class Sample {
    private final String id;
    private final ImageSource image;
    private final Emotion label;
    private final VoteCounts votes;
    private final Scores target;
    private final double weight;
    private final Split split;
    private final String subject;
    private final ValenceArousal valenceArousal;

    private Sample(Builder builder) {
        this.id = builder.id;
        this.image = builder.image;
        this.label = builder.label;
        this.votes = builder.votes;
        this.target = builder.target;
        this.weight = builder.weight;
        this.split = builder.split;
        this.subject = builder.subject;
        this.valenceArousal = builder.valenceArousal;
    }

    /**
     * Starts a sample.
     *
     * @param id where it comes from, as the user would look it up, such as {@code fer2013.csv:118} or a file name
     * @param image its image
     * @return a builder
     */
    public static Builder builder(String id, ImageSource image) {
        return new Builder(id, image);
    }

    /** A builder that holds all of this sample. */
    public Builder toBuilder() {
        return copy(id, image);
    }

    /**
     * This sample under another id.
     *
     * @param newId where it comes from
     * @return the sample
     */
    public Sample withId(String newId) {
        return copy(newId, image).build();
    }

    /**
     * This sample with another image, such as the same one changed.
     *
     * @param newImage its image
     * @return the sample
     */
    public Sample withImage(ImageSource newImage) {
        return copy(id, newImage).build();
    }

    private Builder copy(String as, ImageSource of) {
        Builder builder = new Builder(as, of);
        builder.label = label;
        builder.votes = votes;
        builder.target = target;
        builder.weight = weight;
        builder.split = split;
        builder.subject = subject;
        builder.valenceArousal = valenceArousal;
        return builder;
    }

    /** Where it comes from, such as {@code fer2013.csv:118} or a file name. */
    public String id() {
        return id;
    }

    /** Its image, loaded when asked for. */
    public ImageSource image() {
        return image;
    }

    /** The hard label, if there is one. */
    public Optional<Emotion> label() {
        return Optional.ofNullable(label);
    }

    /** The crowd's votes, if there are any. */
    public Optional<VoteCounts> votes() {
        return Optional.ofNullable(votes);
    }

    /** The distribution to learn, if it was given; {@link #distribution} falls back to the label. */
    public Optional<Scores> target() {
        return Optional.ofNullable(target);
    }

    /**
     * What a net should answer: the target where there is one, else all on the label.
     *
     * @param labels the label set of the data set
     * @return the distribution over these labels
     * @throws InvalidArgumentException if the sample has neither, or for other labels
     */
    public Scores distribution(LabelSet labels) {
        if (target != null) {
            if (!target.labels().equals(labels)) {
                throw new InvalidArgumentException(
                        id + ": the target is over " + target.labels() + ", asked for " + labels);
            }
            return target;
        }
        if (label == null) {
            throw new InvalidArgumentException(id + ": the sample has neither a label nor a target");
        }
        return Scores.certain(labels, label);
    }

    /** How much it counts in the loss; 1 unless set. */
    public double weight() {
        return weight;
    }

    /** The published split, if there is one. */
    public Optional<Split> split() {
        return Optional.ofNullable(split);
    }

    /** The person shown, if known: splits can keep the samples of a person together. */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /** Valence and arousal, if annotated. */
    public Optional<ValenceArousal> valenceArousal() {
        return Optional.ofNullable(valenceArousal);
    }

    @Override
    public String toString() {
        return id + (label == null ? "" : " " + label) + (votes == null ? "" : " " + votes);
    }

    /** Builds a {@link Sample}. */
    public static final class Builder {
        private final String id;
        private final ImageSource image;
        private Emotion label;
        private VoteCounts votes;
        private Scores target;
        private double weight = 1;
        private Split split;
        private String subject;
        private ValenceArousal valenceArousal;

        private Builder(String id, ImageSource image) {
            this.id = Objects.requireNonNull(id, "id");
            this.image = Objects.requireNonNull(image, "image");
        }

        /**
         * The hard label.
         *
         * @param value an emotion of the data set's label set
         * @return this
         */
        public Builder label(Emotion value) {
            this.label = Objects.requireNonNull(value, "label");
            return this;
        }

        /**
         * Takes the hard label away, such as where votes show that none can be trusted.
         *
         * @return this
         */
        public Builder withoutLabel() {
            this.label = null;
            return this;
        }

        /**
         * The crowd's votes.
         *
         * @param value the counts
         * @return this
         */
        public Builder votes(VoteCounts value) {
            this.votes = Objects.requireNonNull(value, "votes");
            return this;
        }

        /**
         * The distribution to learn.
         *
         * @param value over the data set's label set
         * @return this
         */
        public Builder target(Scores value) {
            this.target = Objects.requireNonNull(value, "target");
            return this;
        }

        /**
         * Takes the distribution away, so that the label is what is learned.
         *
         * @return this
         */
        public Builder withoutTarget() {
            this.target = null;
            return this;
        }

        /**
         * How much the sample counts in the loss.
         *
         * @param value not negative, finite
         * @return this
         * @throws InvalidArgumentException if it is negative or not finite
         */
        public Builder weight(double value) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new InvalidArgumentException("a sample's weight is finite and not negative, got " + value);
            }
            this.weight = value;
            return this;
        }

        /**
         * The published split.
         *
         * @param value the split
         * @return this
         */
        public Builder split(Split value) {
            this.split = Objects.requireNonNull(value, "split");
            return this;
        }

        /**
         * The person shown.
         *
         * @param value any name that is the same for all samples of the person
         * @return this
         */
        public Builder subject(String value) {
            this.subject = Objects.requireNonNull(value, "subject");
            return this;
        }

        /**
         * Valence and arousal.
         *
         * @param value the two
         * @return this
         */
        public Builder valenceArousal(ValenceArousal value) {
            this.valenceArousal = Objects.requireNonNull(value, "valenceArousal");
            return this;
        }

        /** The sample. */
        public Sample build() {
            return new Sample(this);
        }
    }
}
