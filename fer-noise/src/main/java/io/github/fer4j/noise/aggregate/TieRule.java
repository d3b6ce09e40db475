package io.github.fer4j.noise.aggregate;

import io.github.fer4j.Emotion;
import java.util.List;
import java.util.Optional;

/** What becomes of an item when several labels are equally probable. */
public sealed interface TieRule {
    /** No hard label; a data set gets the posterior as its target instead. */
    static TieRule keepSoft() {
        return new KeepSoft();
    }

    /** The one that comes first in the label set. Favours the first classes: a bias to know of, but reproducible by eye. */
    static TieRule lowestClass() {
        return new LowestClass();
    }

    /**
     * Any of them, with equal probability. The choice depends on the seed and the item's name only, not on the other items.
     *
     * @param seed the same seed gives the same choices
     * @return the rule
     */
    static TieRule random(long seed) {
        return new AnyOf(seed);
    }

    /** No hard label; a data set loses the item. */
    static TieRule drop() {
        return new Drop();
    }

    /**
     * The label of an item.
     *
     * @param item its name
     * @param top the most probable labels, at least one, in the order of the label set
     * @return the one, or what the rule makes of several
     */
    default Optional<Emotion> choose(String item, List<Emotion> top) {
        return top.size() == 1 ? Optional.of(top.get(0)) : settle(item, top);
    }

    /**
     * The label of an item with a tie.
     *
     * @param item its name
     * @param tied at least two labels, in the order of the label set
     * @return one of them, or none
     */
    Optional<Emotion> settle(String item, List<Emotion> tied);

    /** See {@link #keepSoft}. */
    record KeepSoft() implements TieRule {
        @Override
        public Optional<Emotion> settle(String item, List<Emotion> tied) {
            return Optional.empty();
        }
    }

    /** See {@link #lowestClass}. */
    record LowestClass() implements TieRule {
        @Override
        public Optional<Emotion> settle(String item, List<Emotion> tied) {
            return Optional.of(tied.get(0));
        }
    }

    /**
     * See {@link #random}.
     *
     * @param seed the same seed gives the same choices
     */
    record AnyOf(long seed) implements TieRule {
        @Override
        public Optional<Emotion> settle(String item, List<Emotion> tied) {
            double uniform = NameRandom.uniform(seed, item);
            return Optional.of(tied.get((int) (uniform * tied.size())));
        }
    }

    /** See {@link #drop}. */
    record Drop() implements TieRule {
        @Override
        public Optional<Emotion> settle(String item, List<Emotion> tied) {
            return Optional.empty();
        }
    }
}
