package io.github.fer4j.noise.aggregate;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How an {@link Aggregation} goes into a data set. Samples and items belong together by id and name. Immutable; {@code
 * Relabelling.hard(TieRule.drop()).weighted().droppingUnmatched()}.
 *
 * <p>The data set may know fewer labels than the votes, or have them in another order: FER+ workers could also answer {@code
 * unknown} and {@code not-a-face}. What the posterior gives to other labels is cut off and the rest scaled to a sum of 1;
 * but an item whose most probable label is one that the data set does not know counts as unmatched.
 */
public final class Relabelling {
    private static final int NAMED = 3;

    private final boolean soft;
    private final TieRule ties;
    private final boolean weighted;
    private final boolean dropUnmatched;

    private Relabelling(boolean soft, TieRule ties, boolean weighted, boolean dropUnmatched) {
        this.soft = soft;
        this.ties = Objects.requireNonNull(ties, "ties");
        this.weighted = weighted;
        this.dropUnmatched = dropUnmatched;
    }

    /** The posterior becomes the target; the most probable emotion becomes the label, where there is only one. */
    public static Relabelling soft() {
        return new Relabelling(true, TieRule.keepSoft(), false, false);
    }

    /**
     * The most probable emotion becomes the label, and a target is taken away.
     *
     * @param ties what to do where there are several; under {@link TieRule#keepSoft} the sample loses its label and gets
     *     the posterior as its target
     * @return the relabelling
     */
    public static Relabelling hard(TieRule ties) {
        return new Relabelling(false, ties, false, false);
    }

    /** The same, and each sample's weight is multiplied by the probability of the most probable emotion. */
    public Relabelling weighted() {
        return new Relabelling(soft, ties, true, dropUnmatched);
    }

    /**
     * The same, but samples of which the votes say nothing are left out instead of being an error: those that are no item,
     * that nobody answered, or whose most probable label the data set does not know.
     */
    public Relabelling droppingUnmatched() {
        return new Relabelling(soft, ties, weighted, true);
    }

    FerDataset apply(Aggregation aggregation, FerDataset data) {
        Map<String, Integer> items = new HashMap<>();
        List<String> names = aggregation.votes().items();
        for (int item = 0; item < names.size(); item++) {
            items.put(names.get(item), item);
        }
        List<Sample> samples = new ArrayList<>();
        List<String> unmatched = new ArrayList<>();
        for (Sample sample : data) {
            Optional<Scores> target = Optional.ofNullable(items.get(sample.id()))
                    .flatMap(item -> restricted(aggregation, item, data.labels()));
            if (target.isEmpty()) {
                unmatched.add(sample.id());
            } else {
                relabel(sample, target.get()).ifPresent(samples::add);
            }
        }
        if (!unmatched.isEmpty() && !dropUnmatched) {
            throw new InvalidArgumentException(
                    "each sample needs an item of its id with an answer among " + data.labels()
                            + "; " + unmatched.size() + " of " + data.size() + " samples of " + data.name()
                            + " have none, such as "
                            + unmatched.subList(0, Math.min(NAMED, unmatched.size()))
                            + "; use droppingUnmatched() to leave them out");
        }
        return FerDataset.of(data.name(), data.labels(), samples);
    }

    /** The posterior over the data set's labels, if the most probable one is among them. */
    private static Optional<Scores> restricted(Aggregation aggregation, int item, LabelSet labels) {
        if (aggregation.top(item).stream().noneMatch(labels::contains)) {
            return Optional.empty();
        }
        Scores posterior = aggregation.posterior(item);
        double[] kept = new double[labels.size()];
        double sum = 0;
        for (int k = 0; k < kept.length; k++) {
            Emotion emotion = labels.get(k);
            kept[k] = posterior.labels().contains(emotion) ? posterior.of(emotion) : 0;
            sum += kept[k];
        }
        for (int k = 0; k < kept.length; k++) {
            kept[k] /= sum;
        }
        return Optional.of(Scores.of(labels, kept));
    }

    /** The sample with what the posterior says; none if it is to be dropped for a tie. */
    private Optional<Sample> relabel(Sample sample, Scores posterior) {
        List<Emotion> top = Aggregation.top(posterior.labels(), posterior.toArray());
        Optional<Emotion> label = ties.choose(sample.id(), top);
        if (label.isEmpty() && ties instanceof TieRule.Drop) {
            return Optional.empty();
        }
        Sample.Builder relabelled = sample.toBuilder().withoutLabel().withoutTarget();
        label.ifPresent(relabelled::label);
        if (soft || label.isEmpty()) {
            relabelled.target(posterior);
        }
        if (weighted) {
            relabelled.weight(sample.weight() * posterior.topScore());
        }
        return Optional.of(relabelled.build());
    }
}
