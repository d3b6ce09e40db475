package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * What an {@link Aggregator} makes of votes: a posterior for each item, what it learned of the workers, and how the fit
 * went. Immutable. Items and labels have the numbers that they have in the votes.
 */
public final class Aggregation {
    private final CrowdVotes votes;
    private final String method;
    private final Posteriors posteriors;
    private final Reliability reliability;
    private final Convergence convergence;

    Aggregation(
            CrowdVotes votes, String method, Posteriors posteriors, Reliability reliability, Convergence convergence) {
        this.votes = votes;
        this.method = method;
        this.posteriors = posteriors;
        this.reliability = reliability;
        this.convergence = convergence;
    }

    /** The votes that were aggregated. */
    public CrowdVotes votes() {
        return votes;
    }

    /** The method and its settings, such as {@code Dawid-Skene, smoothing 0.1}. */
    public String method() {
        return method;
    }

    /**
     * Whether anybody whose answer counts said something about an item. If not, it has no label, and its posterior is the
     * class prior of the method.
     *
     * @param item its number in the votes
     * @return true if so
     */
    public boolean isAnswered(int item) {
        return !posteriors.unanswered().get(Objects.checkIndex(item, size()));
    }

    /**
     * The probability of each label of an item, given all answers.
     *
     * @param item its number in the votes
     * @return over the votes' labels
     */
    public Scores posterior(int item) {
        return Scores.of(votes.labels(), row(item));
    }

    /** All posteriors, {@code [items, classes]}, each row with sum 1; a copy. */
    public double[][] toArray() {
        double[][] rows = new double[size()][];
        Arrays.setAll(rows, this::row);
        return rows;
    }

    private double[] row(int item) {
        int classes = votes.labels().size();
        int from = Objects.checkIndex(item, size()) * classes;
        return Arrays.copyOfRange(posteriors.rows(), from, from + classes);
    }

    /**
     * The most probable labels of an item: several where they are equal, but for 1e-9 that rounding may do.
     *
     * @param item its number in the votes
     * @return in the order of the label set; empty for an item without an answer
     */
    public List<Emotion> top(int item) {
        return isAnswered(item) ? top(votes.labels(), row(item)) : List.of();
    }

    static List<Emotion> top(LabelSet labels, double[] row) {
        double max = Arrays.stream(row).max().orElseThrow();
        List<Emotion> top = new ArrayList<>();
        for (int k = 0; k < row.length; k++) {
            if (Posteriors.isTop(row[k], max)) {
                top.add(labels.get(k));
            }
        }
        return top;
    }

    /**
     * The hard label of an item.
     *
     * @param item its number in the votes
     * @param ties what to do if several labels are equally probable
     * @return the label; none for an item without an answer, or as the rule says
     */
    public Optional<Emotion> label(int item, TieRule ties) {
        List<Emotion> top = top(item);
        return top.isEmpty() ? Optional.empty() : ties.choose(votes.items().get(item), top);
    }

    /** What was learned of the workers; empty for methods that learn nothing of them. */
    public Optional<Reliability> reliability() {
        return Optional.ofNullable(reliability);
    }

    /**
     * What was learned of the workers, as what it is for a method: {@code
     * truth.reliability(ConfusionMatrices.class).of("anna")}.
     *
     * @param kind the kind that the method gives
     * @param <R> the same
     * @return the reliability
     * @throws InvalidArgumentException if the method gives none, or another kind
     */
    public <R extends Reliability> R reliability(Class<R> kind) {
        if (!kind.isInstance(reliability)) {
            throw new InvalidArgumentException(method + " gives "
                    + (reliability == null ? "no reliability of workers" : "a reliability of the kind " + nameOfKind())
                    + ", asked for " + kind.getSimpleName());
        }
        return kind.cast(reliability);
    }

    private String nameOfKind() {
        return reliability.getClass().getSimpleName();
    }

    /** Log-likelihoods, iterations, and whether they converged. */
    public Convergence convergence() {
        return convergence;
    }

    /**
     * How often the labels are right, over the items whose truth is known. Gold questions do not count: methods may have
     * used their answers.
     *
     * @param ties what to do with ties
     * @return the accuracy
     * @throws InvalidArgumentException if no item but gold questions has a known truth
     */
    public Accuracy accuracy(TieRule ties) {
        return accuracy(item -> label(item, ties)
                .map(label -> label.equals(votes.truth(item).orElseThrow()) ? 1.0 : 0)
                .orElse(Double.NaN));
    }

    /**
     * How often the labels would be right on average if ties were broken at random: an item with t tied labels adds 1/t if
     * the truth is one of them. Exact, and free of the luck of one seed.
     *
     * @return the accuracy
     * @throws InvalidArgumentException if no item but gold questions has a known truth
     */
    public Accuracy expectedAccuracy() {
        return accuracy(item -> {
            List<Emotion> top = top(item);
            return top.isEmpty() ? Double.NaN : top.contains(votes.truth(item).orElseThrow()) ? 1.0 / top.size() : 0;
        });
    }

    /** @param correct how right an item's label is, 0 to 1, or NaN if it has none */
    private Accuracy accuracy(IntToDoubleFunction correct) {
        double sum = 0;
        int labelled = 0;
        int unlabelled = 0;
        for (int item = 0; item < size(); item++) {
            if (votes.truth(item).isEmpty() || votes.isGold(item)) {
                continue;
            }
            double value = correct.applyAsDouble(item);
            if (Double.isNaN(value)) {
                unlabelled++;
            } else {
                labelled++;
                sum += value;
            }
        }
        if (labelled + unlabelled == 0) {
            throw new InvalidArgumentException("accuracy needs items with a known truth that are no gold questions, got"
                    + " none among " + votes + "; give some with CrowdVotes.Builder.truth");
        }
        return new Accuracy(sum, labelled, unlabelled);
    }

    /**
     * The samples of a data set with the posteriors as their targets; {@link Relabelling#soft} says more.
     *
     * @param data samples whose ids are names of the items
     * @return the relabelled data set
     * @throws InvalidArgumentException if the votes say nothing of a sample
     */
    public FerDataset applyTo(FerDataset data) {
        return applyTo(data, Relabelling.soft());
    }

    /**
     * The samples of a data set with labels, targets or weights from the posteriors.
     *
     * @param data samples whose ids are names of the items
     * @param how what to set, and what to do with samples of which the votes say nothing
     * @return the relabelled data set
     * @throws InvalidArgumentException if the votes say nothing of a sample, unless such are dropped
     */
    public FerDataset applyTo(FerDataset data, Relabelling how) {
        return how.apply(this, data);
    }

    private int size() {
        return votes.items().size();
    }

    /** Such as {@code Dawid-Skene: 5242 votes on 584 items by 27 workers; converged after 40 iterations, ...}. */
    @Override
    public String toString() {
        return method + ": " + votes + "; " + convergence;
    }
}
