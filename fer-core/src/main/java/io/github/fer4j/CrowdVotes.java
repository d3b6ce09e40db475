package io.github.fer4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a crowd said of many items: either who gave which answer, or only how often each answer was given. Immutable, and
 * compact: an answer takes 12 bytes (16 with a confidence), so that millions fit.
 *
 * <pre>{@code
 * CrowdVotes votes = CrowdVotes.builder(LabelSet.EKMAN_7)
 *         .answer("face 1", "anna", Emotion.FEAR)
 *         .answer("face 1", "ben", Emotion.SURPRISE)
 *         .build();
 * for (int a = votes.firstAnswer(item); a < votes.firstAnswer(item + 1); a++) {
 *     votes.worker(a);
 *     votes.label(a);
 * }
 * }</pre>
 *
 * Items and workers are numbered from 0 in the order in which they came. Answers are numbered item by item, and within an
 * item by worker, whatever the order in which they came.
 */
public final class CrowdVotes {
    private final LabelSet labels;
    private final List<String> items;
    private final List<String> workers;
    /** Null where only counts are known. */
    private final AnswerColumns.Sorted answers;

    private final int[] counts;
    private final int[] truths;
    private final boolean[] gold;
    private final long total;

    private CrowdVotes(
            LabelSet labels,
            List<String> items,
            List<String> workers,
            AnswerColumns.Sorted answers,
            int[] counts,
            int[] truths,
            boolean[] gold) {
        this.labels = labels;
        this.items = Collections.unmodifiableList(items);
        this.workers = Collections.unmodifiableList(workers);
        this.answers = answers;
        this.counts = counts;
        this.truths = truths;
        this.gold = gold;
        this.total = Arrays.stream(counts).asLongStream().sum();
    }

    /**
     * Starts votes of which it is known who gave them.
     *
     * @param labels the answers that could be given; may hold more than a model learns ({@code unknown}, say)
     * @return an empty builder
     */
    public static Builder builder(LabelSet labels) {
        return new Builder(labels);
    }

    /**
     * Votes of which only the counts are known.
     *
     * @param counts for each item, by its name; all over the same options; at least one item
     * @return the votes, the items in the order of the map
     * @throws InvalidArgumentException if there is no item, or the options differ
     */
    public static CrowdVotes ofCounts(Map<String, VoteCounts> counts) {
        return ofCounts(counts, Map.of());
    }

    /**
     * Votes of which only the counts are known, with what is right for some or all items.
     *
     * @param counts for each item, by its name; all over the same options; at least one item
     * @param knownTruths what is right, by the item's name, for measuring; one of the options each
     * @return the votes, the items in the order of the first map
     * @throws InvalidArgumentException if there is no item, the options differ, or a truth is of no item or no option
     */
    public static CrowdVotes ofCounts(Map<String, VoteCounts> counts, Map<String, Emotion> knownTruths) {
        if (counts.isEmpty()) {
            throw new InvalidArgumentException("votes are about at least one item, got none");
        }
        LabelSet labels = counts.values().iterator().next().options();
        int[] all = new int[Math.multiplyExact(counts.size(), labels.size())];
        int at = 0;
        for (Map.Entry<String, VoteCounts> item : counts.entrySet()) {
            if (!item.getValue().options().equals(labels)) {
                throw new InvalidArgumentException("votes are all over the same options, got "
                        + item.getValue().options() + " for '" + item.getKey() + "' and " + labels + " before");
            }
            System.arraycopy(item.getValue().toArray(), 0, all, at, labels.size());
            at += labels.size();
        }
        List<String> items = new ArrayList<>(counts.keySet());
        int[] truths = items.stream()
                .mapToInt(item -> knownTruths.containsKey(item) ? labels.indexOf(knownTruths.get(item)) : -1)
                .toArray();
        for (String item : knownTruths.keySet()) {
            if (!counts.containsKey(item)) {
                throw new InvalidArgumentException("truths are about items that have counts, got '" + item + "'");
            }
        }
        return new CrowdVotes(labels, items, List.of(), null, all, truths, new boolean[truths.length]);
    }

    /**
     * The votes that the samples of a data set hold. The truth of an item is not filled in: a sample's label is often what
     * votes are to correct.
     *
     * @param data samples with {@link Sample#votes}; those without are left out
     * @return the counts, by the samples' ids
     * @throws InvalidArgumentException if no sample has votes, the options differ, or two samples have the same id
     */
    public static CrowdVotes of(FerDataset data) {
        Map<String, VoteCounts> counts = new LinkedHashMap<>();
        for (Sample sample : data) {
            if (sample.votes().isPresent()
                    && counts.put(sample.id(), sample.votes().get()) != null) {
                throw new InvalidArgumentException(
                        "votes are told apart by the samples' ids, got '" + sample.id() + "' twice in " + data.name());
            }
        }
        if (counts.isEmpty()) {
            throw new InvalidArgumentException("no sample of " + data.name() + " has votes; attach some first");
        }
        return ofCounts(counts);
    }

    /** The answers that could be given. */
    public LabelSet labels() {
        return labels;
    }

    /** The names of the items, by number; the list cannot be changed. */
    public List<String> items() {
        return items;
    }

    /** The names of the workers, by number; the list cannot be changed, and is empty where only counts are known. */
    public List<String> workers() {
        return workers;
    }

    /** Whether it is known who gave which answer; if not, {@link #worker} and the like cannot be asked. */
    public boolean knowsWorkers() {
        return answers != null;
    }

    /**
     * For methods that cannot do without the workers.
     *
     * @param method what it is called
     * @return these votes
     * @throws InvalidArgumentException if only counts are known
     */
    public CrowdVotes requireWorkers(String method) {
        if (!knowsWorkers()) {
            throw new InvalidArgumentException(method + " needs to know who gave which answer, got only how often each"
                    + " answer was given; use a method for vote counts, such as majority");
        }
        return this;
    }

    /** The number of votes on all items. */
    public long total() {
        return total;
    }

    /**
     * How often an item got an answer.
     *
     * @param item its number
     * @param label the number of the answer in {@link #labels}
     * @return not negative
     */
    public int count(int item, int label) {
        return counts[item * labels.size() + Objects.checkIndex(label, labels.size())];
    }

    /**
     * All counts of an item.
     *
     * @param item its number
     * @return over {@link #labels}
     */
    public VoteCounts counts(int item) {
        int from = Objects.checkIndex(item, items.size()) * labels.size();
        return VoteCounts.of(labels, Arrays.copyOfRange(counts, from, from + labels.size()));
    }

    /**
     * Where the answers about an item begin; they end where those of the next item begin.
     *
     * @param item its number, or the number of items for the end of all
     * @return the number of an answer
     */
    public int firstAnswer(int item) {
        requireWorkers("going through answers");
        return answers.firsts()[item];
    }

    /**
     * Who gave an answer.
     *
     * @param answer its number, 0 to {@link #total} - 1
     * @return the number of a worker
     */
    public int worker(int answer) {
        requireWorkers("going through answers");
        return answers.workers()[answer];
    }

    /**
     * What an answer was.
     *
     * @param answer its number, 0 to {@link #total} - 1
     * @return the number of a label
     */
    public int label(int answer) {
        requireWorkers("going through answers");
        return answers.labels()[answer];
    }

    /** Whether any answer came with a confidence. */
    public boolean hasConfidences() {
        return answers != null && answers.confidences() != null;
    }

    /**
     * How sure a worker was of an answer.
     *
     * @param answer its number, 0 to {@link #total} - 1
     * @return in [0, 1]; 1 for an answer that came without
     */
    public double confidence(int answer) {
        requireWorkers("going through answers");
        return answers.confidences() == null ? 1 : answers.confidences()[answer];
    }

    /**
     * What is right, where known: for measuring methods, which do not look at it unless it is {@link #isGold gold}.
     *
     * @param item its number
     * @return the right answer, if known
     */
    public Optional<Emotion> truth(int item) {
        return truths[item] < 0 ? Optional.empty() : Optional.of(labels.get(truths[item]));
    }

    /**
     * Whether the item was a question whose answer was known beforehand, asked to test the workers.
     *
     * @param item its number
     * @return true if so; it then has a {@link #truth}
     */
    public boolean isGold(int item) {
        return gold[item];
    }

    /**
     * The votes of some workers only. Items keep their numbers, also those that lose all votes.
     *
     * @param keep the test of a worker's name
     * @return the votes of those who pass
     * @throws InvalidArgumentException if only counts are known, or nobody passes
     */
    public CrowdVotes keepWorkers(Predicate<String> keep) {
        requireWorkers("keeping some workers");
        Builder kept = new Builder(labels);
        for (int item = 0; item < items.size(); item++) {
            kept.item(items.get(item));
            for (int a = answers.firsts()[item]; a < answers.firsts()[item + 1]; a++) {
                if (keep.test(workers.get(answers.workers()[a]))) {
                    kept.answer(items.get(item), workers.get(answers.workers()[a]), labels.get(answers.labels()[a]));
                    if (answers.confidences() != null) {
                        kept.answers.confidenceOfLast(answers.confidences()[a]);
                    }
                }
            }
            if (truths[item] >= 0) {
                kept.truth(items.get(item), labels.get(truths[item]), gold[item]);
            }
        }
        return kept.build();
    }

    /** Such as {@code 5242 votes on 584 items by 27 workers}. */
    @Override
    public String toString() {
        return total + " votes on " + items.size() + " items"
                + (knowsWorkers() ? " by " + workers.size() + " workers" : "");
    }

    /** Builds votes of which it is known who gave them. */
    public static final class Builder {
        private final LabelSet labels;
        private final Map<String, Integer> items = new LinkedHashMap<>();
        private final Map<String, Integer> workers = new LinkedHashMap<>();
        private final Map<Integer, Integer> truths = new HashMap<>();
        private final Map<Integer, Boolean> gold = new HashMap<>();
        private final AnswerColumns answers = new AnswerColumns();

        private Builder(LabelSet labels) {
            this.labels = Objects.requireNonNull(labels, "labels");
        }

        /**
         * An item that may stay without an answer.
         *
         * @param name what it is called
         * @return this
         */
        public Builder item(String name) {
            number(items, name, "item");
            return this;
        }

        /**
         * One answer.
         *
         * @param item what it is about
         * @param worker who gave it
         * @param label what it was
         * @return this
         * @throws InvalidArgumentException if the label is not one of the labels
         */
        public Builder answer(String item, String worker, Emotion label) {
            int index = labels.indexOf(label);
            answers.add(number(items, item, "item"), number(workers, worker, "worker"), index);
            return this;
        }

        /**
         * One answer of which the worker said how sure it is.
         *
         * @param item what it is about
         * @param worker who gave it
         * @param label what it was
         * @param confidence in [0, 1]; kept in single precision
         * @return this
         * @throws InvalidArgumentException if the label is not one of the labels, or the confidence out of range
         */
        public Builder answer(String item, String worker, Emotion label, double confidence) {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new InvalidArgumentException("a confidence is in [0, 1], got " + confidence + " of '" + worker
                        + "' about '" + item + "'; divide by the top of the scale that it is on");
            }
            answer(item, worker, label);
            answers.confidenceOfLast((float) confidence);
            return this;
        }

        /**
         * What is right, for measuring.
         *
         * @param item the item
         * @param label the right answer
         * @return this
         * @throws InvalidArgumentException if the label is not one of the labels, or another truth was given before
         */
        public Builder truth(String item, Emotion label) {
            return truth(item, label, false);
        }

        /**
         * A question whose answer was known beforehand, asked to test the workers.
         *
         * @param item the item
         * @param label the right answer
         * @return this
         * @throws InvalidArgumentException if the label is not one of the labels, or another truth was given before
         */
        public Builder gold(String item, Emotion label) {
            return truth(item, label, true);
        }

        private Builder truth(String item, Emotion label, boolean isGold) {
            int number = number(items, item, "item");
            Integer before = truths.put(number, labels.indexOf(label));
            if (before != null && before != labels.indexOf(label)) {
                throw new InvalidArgumentException("an item has one truth, got '" + labels.get(before) + "' and '"
                        + label + "' for '" + item + "'");
            }
            gold.merge(number, isGold, Boolean::logicalOr);
            return this;
        }

        private static int number(Map<String, Integer> numbers, String name, String what) {
            Objects.requireNonNull(name, what);
            Integer known = numbers.get(name);
            if (known == null) {
                known = numbers.size();
                numbers.put(name, known);
            }
            return known;
        }

        /**
         * The votes.
         *
         * @return the votes
         * @throws InvalidArgumentException if there is no answer at all, or a worker answered an item twice
         */
        public CrowdVotes build() {
            if (answers.size() == 0) {
                throw new InvalidArgumentException("votes hold at least one answer, got none");
            }
            List<String> itemNames = new ArrayList<>(items.keySet());
            List<String> workerNames = new ArrayList<>(workers.keySet());
            AnswerColumns.Sorted sorted = answers.sorted(itemNames.size(), workerNames.size());
            int[] counts = new int[Math.multiplyExact(itemNames.size(), labels.size())];
            for (int item = 0; item < itemNames.size(); item++) {
                for (int a = sorted.firsts()[item]; a < sorted.firsts()[item + 1]; a++) {
                    counts[item * labels.size() + sorted.labels()[a]]++;
                    if (a > sorted.firsts()[item] && sorted.workers()[a] == sorted.workers()[a - 1]) {
                        throw new InvalidArgumentException("a worker answers an item once, got two answers of '"
                                + workerNames.get(sorted.workers()[a]) + "' about '" + itemNames.get(item)
                                + "'; remove one of them");
                    }
                }
            }
            int[] known = new int[itemNames.size()];
            Arrays.fill(known, -1);
            boolean[] tests = new boolean[known.length];
            truths.forEach((item, label) -> known[item] = label);
            gold.forEach((item, is) -> tests[item] = is);
            return new CrowdVotes(labels, itemNames, workerNames, sorted, counts, known, tests);
        }
    }
}
