package io.github.fer4j;

import io.github.fer4j.format.SeenImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several classifiers as one: the mean of their probabilities ("soft voting"). Models that were trained with other seeds, or of
 * other architectures, make other mistakes, and the mean makes fewer. Members may be of different engines and take different
 * inputs. Where members give valence and arousal, the ensemble gives the mean over those.
 *
 * <pre>{@code
 * Classifier three = Ensemble.of(resNet, vgg, slim).withWeights(2, 1, 1);
 * }</pre>
 *
 * <p>The order of the members does not matter, to the bit, and an ensemble of one is that one. It may be called from several
 * threads at once if all members may; each face costs as much as all of them. It owns its members: {@link #close} closes them.
 */
public final class Ensemble implements Classifier {
    private final List<Classifier> members;
    private final double[] weights;

    private Ensemble(List<Classifier> members, double[] weights) {
        this.members = members;
        this.weights = weights;
    }

    /**
     * An ensemble whose members count the same.
     *
     * @param members at least one, over equal label sets; they are the ensemble's to close from now on
     * @return the ensemble
     * @throws InvalidArgumentException if there are none, or their label sets differ; the members stay open then
     */
    public static Ensemble of(Classifier... members) {
        return of(Arrays.asList(members));
    }

    /**
     * An ensemble whose members count the same.
     *
     * @param members at least one, over equal label sets; they are the ensemble's to close from now on
     * @return the ensemble
     * @throws InvalidArgumentException if there are none, or their label sets differ; the members stay open then
     */
    public static Ensemble of(List<? extends Classifier> members) {
        List<Classifier> all = List.copyOf(members);
        if (all.isEmpty()) {
            throw new InvalidArgumentException("an ensemble has at least 1 member, got none");
        }
        LabelSet first = all.get(0).labels();
        for (int i = 1; i < all.size(); i++) {
            if (!all.get(i).labels().equals(first)) {
                throw new InvalidArgumentException(
                        "the members of an ensemble are over the same labels in the same" + " order, got " + first
                                + " of the first and " + all.get(i).labels() + " of member " + (i + 1));
            }
        }
        double[] equal = new double[all.size()];
        Arrays.fill(equal, 1);
        return new Ensemble(all, equal);
    }

    /**
     * The same members with weights. Closing either ensemble closes them.
     *
     * @param values one for each member, in the order in which they were given; finite, at least 0, not all 0; only their
     *     ratios matter
     * @return the ensemble
     * @throws InvalidArgumentException if the count or a value is wrong
     */
    public Ensemble withWeights(double... values) {
        if (values.length != weights.length) {
            throw new InvalidArgumentException(
                    "each of the " + weights.length + " members has a weight, got " + values.length + " weights");
        }
        double sum = 0;
        for (double value : values) {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new InvalidArgumentException("the weight of a member is finite and at least 0, got " + value);
            }
            sum += value;
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new InvalidArgumentException(
                    "the weights of the members have a finite sum above 0, got " + Arrays.toString(values));
        }
        return new Ensemble(members, values.clone());
    }

    @Override
    public LabelSet labels() {
        return members.get(0).labels();
    }

    @Override
    public List<Scores> classifyAll(List<Image> faces) {
        List<List<Scores>> each =
                members.stream().map(member -> member.classifyAll(faces)).toList();
        List<Scores> means = new ArrayList<>(faces.size());
        for (int face = 0; face < faces.size(); face++) {
            int at = face;
            means.add(MeanScores.of(each.stream().map(scores -> scores.get(at)).toList(), weights));
        }
        return means;
    }

    /** What the members saw together; complete if all of them know. */
    @Override
    public SeenImages seen() {
        return members.stream().map(Classifier::seen).reduce(SeenImages::and).orElseThrow();
    }

    /** Closes all members, also where one of them throws. */
    @Override
    public void close() {
        RuntimeException first = null;
        for (Classifier member : members) {
            try {
                member.close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
