package io.github.fer4j;

import io.github.fer4j.format.SeenImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A classifier that looks at each face several times, and gives the mean of what it says: what depends on the accidents of the
 * crop cancels out, for as many times the work. It works on images, and so with any engine. Valence and arousal are averaged
 * as well.
 *
 * <pre>{@code
 * Classifier careful = TestTimeAugmentation.flip(model);
 * }</pre>
 *
 * <p>A face and its mirror image get the same scores, to the bit, from a classifier that scores each face of a batch by
 * itself. It may be called from several threads at once if the classifier may. It owns the classifier: {@link #close} closes
 * that.
 */
public final class TestTimeAugmentation implements Classifier {
    /** Views that are held in memory and given to the classifier at once. */
    private static final int LARGEST_BATCH = 256;

    private final Classifier classifier;
    private final Function<Image, List<Image>> views;
    private final double[] weights;

    private TestTimeAugmentation(Classifier classifier, int count, Function<Image, List<Image>> views) {
        this.classifier = Objects.requireNonNull(classifier, "classifier");
        this.views = views;
        this.weights = new double[count];
        Arrays.fill(weights, 1);
    }

    /**
     * Looks at each face and at its mirror image.
     *
     * @param classifier what looks; it is the result's to close from now on
     * @return a classifier that takes twice the time
     */
    public static TestTimeAugmentation flip(Classifier classifier) {
        return new TestTimeAugmentation(classifier, 2, face -> List.of(face, face.flipped()));
    }

    /**
     * Looks at ten parts of each face: the four corners, the centre, and their mirror images (Krizhevsky, Sutskever and Hinton
     * 2012, <i>ImageNet Classification with Deep Convolutional Neural Networks</i>, section 4.1).
     *
     * @param classifier what looks; it is the result's to close from now on
     * @param share how large a part is against the face, in width and in height, from 0.5 to 1; 0.9 suits crops as faces are
     *     detected, the paper has 0.875. Margins are whole pixels, the same on both sides of the centre
     * @return a classifier that takes ten times the time
     * @throws InvalidArgumentException if the share is out of range
     */
    public static TestTimeAugmentation tenCrops(Classifier classifier, double share) {
        if (!(share >= 0.5 && share <= 1)) {
            throw new InvalidArgumentException(
                    "a crop is a share of the face from 0.5 to 1, got " + share + "; 0.9 is usual");
        }
        return new TestTimeAugmentation(classifier, 10, face -> tenCrops(face, share));
    }

    /** The margins are even, or a mirror image would have another centre. */
    private static List<Image> tenCrops(Image face, double share) {
        int marginX = (int) Math.round(face.width() * (1 - share) / 2);
        int marginY = (int) Math.round(face.height() * (1 - share) / 2);
        int width = Math.max(1, face.width() - 2 * marginX);
        int height = Math.max(1, face.height() - 2 * marginY);
        int right = face.width() - width;
        int bottom = face.height() - height;
        return Stream.of(
                        new Box(0, 0, width, height),
                        new Box(right, 0, width, height),
                        new Box(0, bottom, width, height),
                        new Box(right, bottom, width, height),
                        new Box(right / 2, bottom / 2, width, height))
                .map(face::crop)
                .flatMap(part -> Stream.of(part, part.flipped()))
                .toList();
    }

    @Override
    public LabelSet labels() {
        return classifier.labels();
    }

    @Override
    public List<Scores> classifyAll(List<Image> faces) {
        int atOnce = LARGEST_BATCH / weights.length;
        List<Scores> means = new ArrayList<>(faces.size());
        for (int from = 0; from < faces.size(); from += atOnce) {
            List<Image> batch = faces.subList(from, Math.min(faces.size(), from + atOnce)).stream()
                    .flatMap(face -> views.apply(face).stream())
                    .toList();
            List<Scores> scores = classifier.classifyAll(batch);
            for (int i = 0; i < batch.size(); i += weights.length) {
                means.add(MeanScores.of(scores.subList(i, i + weights.length), weights));
            }
        }
        return means;
    }

    /** What the classifier saw. */
    @Override
    public SeenImages seen() {
        return classifier.seen();
    }

    /** Closes the classifier. */
    @Override
    public void close() {
        classifier.close();
    }
}
