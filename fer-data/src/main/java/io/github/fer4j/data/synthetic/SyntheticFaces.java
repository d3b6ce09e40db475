package io.github.fer4j.data.synthetic;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A data set of drawn faces, for studies, examples and tests without a download. Every person shows every emotion once;
 * the splits share no person, and each holds as many images of one emotion as of another.
 *
 * <p>An emotion is drawn by its action units (Ekman and Friesen, <i>Facial Action Coding System</i>, 1978, and their
 * reading of it, EMFACS): happiness 6 and 12 (at times 25); sadness 1 and 15; anger 4, 7 and 23; fear 1, 2 and 5, with 20,
 * some 4 and 25; surprise 1, 2, 5 and 26; disgust 9 and 10; contempt 14 on one side; neutral none. All units move a little.
 * People differ in the shape of face, eyes, nose and mouth, skin, hair, beard and age; photos in tilt, turn, place, light,
 * background and noise; some people wear glasses, and in some photos a hand, hair, a bar or a scarf hides a part.
 *
 * <p>A sample's {@link Sample#valenceArousal} is the emotion's place among the words that people rated (Russell and
 * Mehrabian, "Evidence for a three-factor theory of emotions", 1977), times the intensity: happiness (0.81, 0.51), surprise
 * (0.40, 0.67), sadness (-0.63, -0.27), anger (-0.51, 0.59), disgust (-0.60, 0.35), fear (-0.64, 0.60), neutral (0, 0);
 * contempt, which they do not have, (-0.45, 0.20).
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

    /**
     * Starts a data set: seven emotions, 100 images of each, 48x48, gray, seed 42, 70 % training, 15 % validation;
     * intensity 0.6 to 1, glasses on 15 % of people, a part hidden in 8 % of images, tilt to 6 and turn to 10 degrees.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the data set. */
    public static final class Builder {
        private static final int LARGEST_SIDE = 1024;
        private static final int MOST_VOTES = 1000;
        private static final double MOST_TILT = 45;
        private static final double MOST_TURN = 30;

        private LabelSet labels = LabelSet.EKMAN_7;
        private int samplesPerClass = 100;
        private int size = 48;
        private boolean colour;
        private long seed = 42;
        private double trainShare = 0.7;
        private double validationShare = 0.15;
        private double leastIntensity = 0.6;
        private double mostIntensity = 1;
        private double glasses = 0.15;
        private double occlusion = 0.08;
        private double tilt = 6;
        private double turn = 10;
        private int voters;
        private double errorRate;

        private Builder() {}

        /**
         * The emotions to draw.
         *
         * @param value any of the eight of {@link LabelSet#FERPLUS_8}, in any order
         * @return this
         * @throws InvalidArgumentException if another emotion is among them
         */
        public Builder labels(LabelSet value) {
            value.forEach(Expression::requireKnown);
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
         * RGB images instead of gray ones. They show the same faces: {@link Image#toGray} of one is the gray image.
         *
         * @param value true for RGB
         * @return this
         */
        public Builder colour(boolean value) {
            this.colour = value;
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
         * How strongly emotions are shown: each image draws its intensity from this range, and each unit of the emotion
         * moves that far, give or take 0.1.
         *
         * @param least 0 (a neutral face) to 1
         * @param most {@code least} to 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder intensity(double least, double most) {
            if (!(least >= 0 && least <= most && most <= 1)) {
                throw new InvalidArgumentException(
                        "intensities are from 0 to 1, the least first, got " + least + " and " + most);
            }
            this.leastIntensity = least;
            this.mostIntensity = most;
            return this;
        }

        /**
         * The share of people who wear glasses, in all their images.
         *
         * @param share 0 to 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder glasses(double share) {
            this.glasses = requireShare("people with glasses", share);
            return this;
        }

        /**
         * The share of images in which something hides a part of the face, one {@link Occlusion} as likely as another.
         *
         * @param share 0 to 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder occlusion(double share) {
            this.occlusion = requireShare("images with a hidden part", share);
            return this;
        }

        /**
         * How far heads are tilted (in the image plane) and turned (about the vertical axis), to either side.
         *
         * @param mostTilt in degrees, 0 to 45
         * @param mostTurn in degrees, 0 to 30
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder pose(double mostTilt, double mostTurn) {
            if (!(mostTilt >= 0 && mostTilt <= MOST_TILT && mostTurn >= 0 && mostTurn <= MOST_TURN)) {
                throw new InvalidArgumentException("heads tilt by 0 to " + MOST_TILT + " degrees and turn by 0 to "
                        + MOST_TURN + ", got " + mostTilt + " and " + mostTurn);
            }
            this.tilt = mostTilt;
            this.turn = mostTurn;
            return this;
        }

        /**
         * Adds simulated votes to each sample, beside the true label: annotators who are all alike, and take an emotion
         * most often for a similar one. {@link SimulatedCrowd} makes more of them.
         *
         * @param annotators how many vote on each image, 1 to 1000
         * @param rate the probability that a vote is wrong, 0 to 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder withVotes(int annotators, double rate) {
            if (annotators < 1 || annotators > MOST_VOTES) {
                throw new InvalidArgumentException("1 to " + MOST_VOTES + " annotators vote, got " + annotators);
            }
            if (!(rate >= 0 && rate <= 1)) {
                throw new InvalidArgumentException("the annotators' error rate is from 0 to 1, got " + rate);
            }
            this.voters = annotators;
            this.errorRate = rate;
            return this;
        }

        private static double requireShare(String of, double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new InvalidArgumentException("the share of " + of + " is from 0 to 1, got " + share);
            }
            return share;
        }

        /**
         * Draws the faces; a millisecond or two each at 48x48, on all processors.
         *
         * @return the data set, person by person, its images in memory
         */
        public FerDataset build() {
            FaceSettings settings = settings();
            FaceMaker maker = new FaceMaker(settings);
            List<Sample> samples = places(settings)
                    .parallel()
                    .mapToObj(i -> maker.sample(personOf(i, settings), emotionOf(i, settings)))
                    .toList();
            FerDataset faces = FerDataset.of(NAME, labels, samples);
            return voters == 0 ? faces : withVotes(faces);
        }

        private FerDataset withVotes(FerDataset faces) {
            return SimulatedCrowd.builder()
                    .annotators(voters)
                    .answersPerItem(voters)
                    .skill(1 - errorRate, 0)
                    .seed(seed)
                    .build()
                    .annotate(faces)
                    .annotated();
        }

        /**
         * What {@link #build} draws with these settings, without drawing it.
         *
         * @return each face by the id of its sample, in the order of the data set; cannot be changed
         */
        public Map<String, DrawnFace> describe() {
            FaceSettings settings = settings();
            FaceMaker maker = new FaceMaker(settings);
            Map<String, DrawnFace> faces = new LinkedHashMap<>();
            places(settings)
                    .mapToObj(i -> maker.describe(personOf(i, settings), emotionOf(i, settings)))
                    .forEach(face -> faces.put(face.id(), face));
            return Collections.unmodifiableMap(faces);
        }

        /**
         * Draws one person with units as asked: straight on, in plain light, without glasses and noise. For series that
         * show what a unit does.
         *
         * @param person the number of the person; with the same seed, the same as in the data set
         * @param strengths how far units move, 0 to 1; those that are left out do not
         * @return an image of the size that was set
         * @throws InvalidArgumentException if a strength is out of range, or the number negative
         */
        public Image portrait(int person, Map<ActionUnit, Double> strengths) {
            if (person < 0) {
                throw new InvalidArgumentException("people are numbered from 0, got " + person);
            }
            strengths.forEach((unit, strength) -> {
                if (!(strength >= 0 && strength <= 1)) {
                    throw new InvalidArgumentException(
                            "the strength of a unit is from 0 to 1, got " + strength + " for " + unit);
                }
            });
            return new FaceMaker(settings()).portrait(person, strengths);
        }

        private static IntStream places(FaceSettings settings) {
            return IntStream.range(
                    0, Math.multiplyExact(settings.people(), settings.labels().size()));
        }

        private static int personOf(int place, FaceSettings settings) {
            return place / settings.labels().size();
        }

        private static Emotion emotionOf(int place, FaceSettings settings) {
            return settings.labels().get(place % settings.labels().size());
        }

        private FaceSettings settings() {
            return new FaceSettings(
                    labels,
                    samplesPerClass,
                    size,
                    colour,
                    seed,
                    trainShare,
                    validationShare,
                    new FaceSettings.Variety(leastIntensity, mostIntensity, glasses, occlusion, tilt, turn));
        }
    }
}
