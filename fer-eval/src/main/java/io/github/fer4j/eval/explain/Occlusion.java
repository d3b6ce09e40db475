package io.github.fer4j.eval.explain;

import io.github.fer4j.Box;
import io.github.fer4j.Classifier;
import io.github.fer4j.Emotion;
import io.github.fer4j.Explainer;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.SaliencyMap;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Covers a face patch by patch and watches the probability of a label (Zeiler and Fergus 2014, <a
 * href="https://arxiv.org/abs/1311.2901">arXiv:1311.2901</a>, section 4.2). Works with any classifier, an ensemble or one that
 * is no net as well.
 *
 * <p>The value of a pixel is how much the probability falls when the pixel is covered, the mean over all patches that cover it:
 * in [-1, 1], below 0 where the label gets surer. Every pixel is covered at least once.
 *
 * <p>Immutable: each setting gives another one. The classifier stays the caller's; it is called with up to {@value #BATCH}
 * images at once; the standard patches are 169, a few more or fewer where sides are not multiples of 16. May be called from several threads at once if the
 * classifier may.
 *
 * <pre>{@code
 * SaliencyMap map = Occlusion.of(classifier).patch(0.2).explain(face);
 * }</pre>
 */
public final class Occlusion implements Explainer {
    /** Images in memory at once. */
    private static final int BATCH = 64;

    /** (1 / this)^2 patches are enough for anyone. */
    private static final double SMALLEST_STRIDE = 1 / 128.0;

    /** Fills with the face's own mean. */
    private static final int MEAN = -1;

    private final Classifier classifier;
    private final double patch;
    private final double stride;
    private final int level;

    private Occlusion(Classifier classifier, double patch, double stride, int level) {
        this.classifier = classifier;
        this.patch = patch;
        this.stride = stride;
        this.level = level;
    }

    /**
     * Explains a classifier by patches of a quarter of the height and the width, a sixteenth apart, filled with the mean colour
     * of the face.
     *
     * @param classifier stays the caller's to close
     * @return the explainer
     */
    public static Occlusion of(Classifier classifier) {
        return new Occlusion(Objects.requireNonNull(classifier, "classifier"), 0.25, 0.0625, MEAN);
    }

    /**
     * Patches of another size.
     *
     * @param share of the height and of the width of the face, above 0, at most 1; at least a pixel is covered
     * @return the changed explainer
     * @throws InvalidArgumentException if out of range
     */
    public Occlusion patch(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new InvalidArgumentException(
                    "a patch is a share of the face above 0 and at most 1, got " + share + "; 0.25 is usual");
        }
        return new Occlusion(classifier, share, stride, level);
    }

    /**
     * Patches in another distance: the nearer, the finer the map, and the longer it takes.
     *
     * @param share of the height and of the width of the face, from 1/128 to 1; at least a pixel. What is more than the patch
     *     counts as the patch, so that nothing between patches stays uncovered
     * @return the changed explainer
     * @throws InvalidArgumentException if out of range
     */
    public Occlusion stride(double share) {
        if (!(share >= SMALLEST_STRIDE && share <= 1)) {
            throw new InvalidArgumentException(
                    "a stride is a share of the face from 1/128 to 1, got " + share + "; 0.0625 is usual");
        }
        return new Occlusion(classifier, patch, share, level);
    }

    /**
     * Fills patches with a gray instead of the face's mean colour.
     *
     * @param gray 0 to 255
     * @return the changed explainer
     * @throws InvalidArgumentException if out of range
     */
    public Occlusion fill(int gray) {
        if (gray < 0 || gray > 255) {
            throw new InvalidArgumentException("a gray is 0 to 255, got " + gray);
        }
        return new Occlusion(classifier, patch, stride, gray);
    }

    @Override
    public SaliencyMap explain(Image face, Emotion label) {
        classifier.labels().indexOf(label); // throws now and not after the work
        return explain(face, label, classifier.classify(face));
    }

    @Override
    public SaliencyMap explain(Image face) {
        Scores scores = classifier.classify(face);
        return explain(face, scores.top(), scores);
    }

    private SaliencyMap explain(Image face, Emotion label, Scores scores) {
        Patches patches = new Patches(face, level == MEAN ? mean(face) : gray(face, level));
        List<Box> places = patches.places(patch, stride);
        Falls falls = new Falls(face.height(), face.width());
        for (int from = 0; from < places.size(); from += BATCH) {
            List<Box> batch = places.subList(from, Math.min(places.size(), from + BATCH));
            List<Image> covered = new ArrayList<>(batch.size());
            batch.forEach(place -> covered.add(patches.cover(place)));
            List<Scores> said = classifier.classifyAll(covered);
            if (said.size() != covered.size()) {
                throw new FerException("a classifier answers each image once, got " + said.size() + " answers to "
                        + covered.size() + " images");
            }
            for (int i = 0; i < batch.size(); i++) {
                falls.add(batch.get(i), scores.of(label) - said.get(i).of(label));
            }
        }
        return new SaliencyMap(label, scores.of(label), face.height(), face.width(), falls.means());
    }

    private static byte[] gray(Image face, int gray) {
        byte[] colour = new byte[face.channels()];
        Arrays.fill(colour, (byte) gray);
        return colour;
    }

    private static byte[] mean(Image face) {
        byte[] samples = face.toByteArray();
        long[] sums = new long[face.channels()];
        for (int i = 0; i < samples.length; i++) {
            sums[i % sums.length] += samples[i] & 0xff;
        }
        byte[] colour = new byte[sums.length];
        for (int c = 0; c < sums.length; c++) {
            colour[c] = (byte) Math.round((double) sums[c] / (samples.length / sums.length));
        }
        return colour;
    }

    /** How far the probability falls at each pixel. */
    private static final class Falls {
        private final int width;
        private final double[] sums;
        private final int[] counts;

        Falls(int height, int width) {
            this.width = width;
            this.sums = new double[height * width];
            this.counts = new int[height * width];
        }

        void add(Box place, double fall) {
            for (int y = place.y(); y < place.y() + place.height(); y++) {
                for (int x = place.x(); x < place.x() + place.width(); x++) {
                    sums[y * width + x] += fall;
                    counts[y * width + x]++;
                }
            }
        }

        float[] means() {
            float[] means = new float[sums.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = (float) (sums[i] / counts[i]);
            }
            return means;
        }
    }
}
