package io.github.fer4j.data.synthetic;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A data set of drawn faces, for examples and tests without a download. Every person shows every emotion once; the splits
 * share no person, and each holds as many images of one emotion as of another.
 *
 * <p>An emotion is drawn by its action units (Ekman and Friesen, <i>Facial Action Coding System</i>, 1978): happiness 6
 * and 12 (at times 25); sadness 1 and 15; anger 4, 7 and 23; fear 1, 2, 5 and 20, some 4 (at times 25); surprise 1, 2, 5
 * and 26; disgust 9 and 10; contempt 14 on one side; neutral none. Their strengths vary, and so do the shape of the face,
 * its features and grays, tilt, place, light and noise.
 *
 * <p>The same settings give the same bytes on the same Java runtime, whatever the threads; another version of Java may
 * round the edges of shapes another way. A score on these faces says nothing about real ones.
 *
 * <pre>{@code
 * FerDataset faces = SyntheticFaces.builder().samplesPerClass(200).seed(7).build();
 * FerDataset train = faces.split(Split.TRAIN);
 * }</pre>
 */
public final class SyntheticFaces {
    /** What the data set is called. */
    public static final String NAME = "synthetic faces";

    private SyntheticFaces() {}

    /** Starts a data set: seven emotions, 100 images of each, 48x48, seed 42, 70 % training, 15 % validation. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the data set. */
    public static final class Builder {
        private static final int LARGEST_SIDE = 1024;
        private static final int MOST_VOTES = 1000;

        private LabelSet labels = LabelSet.EKMAN_7;
        private int samplesPerClass = 100;
        private int size = 48;
        private long seed = 42;
        private double trainShare = 0.7;
        private double validationShare = 0.15;
        private SimulatedVotes votes;

        private Builder() {}

        /**
         * The emotions to draw.
         *
         * @param value any of the eight of {@link LabelSet#FERPLUS_8}, in any order
         * @return this
         * @throws InvalidArgumentException if another emotion is among them
         */
        public Builder labels(LabelSet value) {
            for (Emotion emotion : value) {
                if (!ActionUnits.KNOWN.contains(emotion)) {
                    throw new InvalidArgumentException(
                            "synthetic faces show " + ActionUnits.KNOWN + ", got '" + emotion + "'");
                }
            }
            this.labels = value;
            return this;
        }

        /**
         * How many images show each emotion, which is also the number of people.
         *
         * @param value at least 1
         * @return this
         * @throws InvalidArgumentException if it is less
         */
        public Builder samplesPerClass(int value) {
            if (value < 1) {
                throw new InvalidArgumentException("there is at least 1 sample of each class, got " + value);
            }
            this.samplesPerClass = value;
            return this;
        }

        /**
         * The height and the width of the images.
         *
         * @param pixels 16 to 1024
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder size(int pixels) {
            if (pixels < 16 || pixels > LARGEST_SIDE) {
                throw new InvalidArgumentException(
                        "a synthetic face is 16 to " + LARGEST_SIDE + " pixels wide, got " + pixels);
            }
            this.size = pixels;
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
         * The shares of people in training and validation; the rest is the test split.
         *
         * @param train 0 to 1
         * @param validation 0 to 1 - train
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder shares(double train, double validation) {
            // Room for rounding: 0.7 + 0.3 must count as 1.
            if (!(train >= 0 && validation >= 0 && train + validation <= 1 + 1e-9)) {
                throw new InvalidArgumentException("the shares of training and validation are not negative and at most"
                        + " 1 together, got " + train + " and " + validation);
            }
            this.trainShare = train;
            this.validationShare = validation;
            return this;
        }

        /**
         * Adds simulated votes to each sample, beside the true label.
         *
         * @param annotators how many vote on each image, 1 to 1000
         * @param errorRate the probability that a vote is wrong, 0 to 1; half of the errors go to a similar emotion
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder withVotes(int annotators, double errorRate) {
            if (annotators < 1 || annotators > MOST_VOTES) {
                throw new InvalidArgumentException("1 to " + MOST_VOTES + " annotators vote, got " + annotators);
            }
            if (!(errorRate >= 0 && errorRate <= 1)) {
                throw new InvalidArgumentException("the annotators' error rate is from 0 to 1, got " + errorRate);
            }
            this.votes = new SimulatedVotes(annotators, errorRate);
            return this;
        }

        /**
         * Draws the faces; a millisecond or two each at 48x48, on all processors.
         *
         * @return the data set, person by person, its images in memory
         */
        public FerDataset build() {
            Builder settings = copy();
            List<Sample> samples = IntStream.range(0, samplesPerClass * labels.size())
                    .parallel()
                    .mapToObj(i -> settings.sample(i / settings.labels.size(), i % settings.labels.size()))
                    .toList();
            return FerDataset.of(NAME, labels, samples);
        }

        /** So that drawing threads see settings that nobody changes meanwhile. */
        private Builder copy() {
            Builder copy = new Builder();
            copy.labels = labels;
            copy.samplesPerClass = samplesPerClass;
            copy.size = size;
            copy.seed = seed;
            copy.trainShare = trainShare;
            copy.validationShare = validationShare;
            copy.votes = votes;
            return copy;
        }

        private Sample sample(int personNumber, int index) {
            Emotion emotion = labels.get(index);
            Person person = Person.random(random(personNumber, "person"));
            // By the emotion's name, not its number: the same image whatever the label set.
            Random moment = random(personNumber, emotion.name());
            Image image = FacePainter.paint(person, ActionUnits.of(emotion, moment), size, moment);
            Sample.Builder sample = Sample.builder(NAME + ":" + personNumber + "/" + emotion, image)
                    .label(emotion)
                    .subject("person " + personNumber)
                    .split(splitOf(personNumber));
            if (votes != null) {
                sample.votes(votes.draw(labels, emotion, random(personNumber, "votes " + emotion.name())));
            }
            return sample.build();
        }

        private Split splitOf(int personNumber) {
            if (personNumber < Math.round(trainShare * samplesPerClass)) {
                return Split.TRAIN;
            }
            return personNumber < Math.round((trainShare + validationShare) * samplesPerClass)
                    ? Split.VALIDATION
                    : Split.TEST;
        }

        /** {@link Random}, as its algorithm is part of Java's specification; seeded by a mix of all that tells samples apart. */
        private Random random(int personNumber, String purpose) {
            return new Random(mix(mix(mix(seed) + personNumber) + purpose.hashCode()));
        }

        /** The finaliser of SplitMix64 (Steele, Lea, Flood, 2014): neighbouring numbers become unrelated ones. */
        private static long mix(long value) {
            long z = value + 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }
}
