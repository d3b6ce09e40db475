package io.github.fer4j.data.synthetic;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Annotators who err, each in a way of his or her own, so that methods for noisy labels can be measured against a truth
 * that is known. The model is that of Dawid and Skene ("Maximum likelihood estimation of observer error-rates using the EM
 * algorithm", 1979): annotator {@code a} answers {@code k} to an item of class {@code t} with probability {@code
 * C_a[t][k]}. Here
 *
 * <pre>
 * C_a[t][t] = d,          d ~ Beta with mean s_a,  s_a ~ Beta with the mean and the spread of {@link Builder#skill}
 * C_a[t][k] = (1 - d) q_k,  q ~ Dirichlet(c m_t)   where m_t are shares by similarity: fear is taken for surprise...
 * </pre>
 *
 * and a spammer's rows are all alike. An item of difficulty {@code h} is answered rightly with probability {@code (1 - h)
 * C_a[t][t]}; what that takes goes to the wrong answers in their proportions. An item is answered by k different annotators,
 * drawn with probabilities in proportion to their activity (Efraimidis and Spirakis, "Weighted random sampling with a
 * reservoir", 2006).
 *
 * <p>The same settings give the same answers about a sample of the same id and label, whatever other samples there are, in
 * whatever order (but {@link Spammer#MAJORITY} and gold questions look at the whole data set).
 *
 * <pre>{@code
 * SimulatedAnswers answers = SimulatedCrowd.builder()
 *         .annotators(30)
 *         .skill(0.75, 0.1)
 *         .spammers(Spammer.UNIFORM, 0.1)
 *         .answersPerItem(5)
 *         .build()
 *         .annotate(faces);
 * }</pre>
 */
public final class SimulatedCrowd {
    private final Builder settings;

    private SimulatedCrowd(Builder settings) {
        this.settings = settings;
    }

    /**
     * Starts a crowd: 20 annotators, skill 0.75 with spread 0.1, 5 answers an item, activity spread 0.5, no spammers, no
     * gold questions, seed 42.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Has the crowd answer what each sample shows.
     *
     * @param data samples with labels (or targets, whose top then is the truth) and ids of their own
     * @return the answers, and the annotators
     * @throws InvalidArgumentException if the data set is empty, a sample has no label, two have the same id, a difficulty
     *     is not from 0 to 1, or a given confusion matrix is not over as many classes
     */
    public SimulatedAnswers annotate(FerDataset data) {
        int[] truths = truths(data);
        List<SimulatedAnnotator> annotators = annotators(data);
        double[] activity = activity();
        CrowdVotes.Builder votes = CrowdVotes.builder(data.labels());
        boolean[] gold = gold(data);
        for (int i = 0; i < data.size(); i++) {
            Sample sample = data.get(i);
            Random random = Seeds.random(settings.seed, 0, "item " + sample.id());
            double difficulty = difficulty(sample);
            for (int a : chosen(activity, random)) {
                SimulatedAnnotator annotator = annotators.get(a);
                Random answering = Seeds.random(settings.seed, a, "answer " + sample.id());
                int answer = annotator.answer(truths[i], difficulty, answering);
                votes.answer(sample.id(), annotator.name(), data.labels().get(answer));
            }
            Emotion truth = data.labels().get(truths[i]);
            if (gold[i]) {
                votes.gold(sample.id(), truth);
            } else {
                votes.truth(sample.id(), truth);
            }
        }
        CrowdVotes built = votes.build();
        List<Sample> annotated = IntStream.range(0, data.size())
                .mapToObj(i -> data.get(i).toBuilder().votes(built.counts(i)).build())
                .toList();
        return new SimulatedAnswers(built, annotators, FerDataset.of(data.name(), data.labels(), annotated));
    }

    private static int[] truths(FerDataset data) {
        if (data.isEmpty()) {
            throw new InvalidArgumentException("a crowd answers about at least one sample, got none in " + data.name());
        }
        Set<String> ids = new HashSet<>();
        int[] truths = new int[data.size()];
        for (int i = 0; i < truths.length; i++) {
            Sample sample = data.get(i);
            if (!ids.add(sample.id())) {
                throw new InvalidArgumentException("answers are told apart by the samples' ids, got '" + sample.id()
                        + "' twice in " + data.name());
            }
            Emotion truth = sample.label()
                    .or(() -> sample.target().map(Scores::top))
                    .orElseThrow(() -> new InvalidArgumentException(
                            sample.id() + ": simulated answers start from a label, got a sample with none"));
            truths[i] = data.labels().indexOf(truth);
        }
        return truths;
    }

    private double difficulty(Sample sample) {
        double difficulty = settings.difficulty.applyAsDouble(sample);
        if (!(difficulty >= 0 && difficulty <= 1)) {
            throw new InvalidArgumentException(sample.id() + ": difficulties are from 0 to 1, got " + difficulty);
        }
        return difficulty;
    }

    private List<SimulatedAnnotator> annotators(FerDataset data) {
        AnnotatorMaker maker = new AnnotatorMaker(data, settings.seed, settings.skill, settings.spread, settings.concentration);
        List<SimulatedAnnotator> annotators = new ArrayList<>();
        Spammer[] spammers = spammers();
        for (int a = 0; a < settings.annotators; a++) {
            annotators.add(
                    settings.confusions == null
                            ? maker.annotator(a, spammers[a])
                            : maker.given(a, settings.confusions.get(a)));
        }
        return annotators;
    }

    /** By number; null for those who look. Shares are met as nearly as whole annotators can. */
    private Spammer[] spammers() {
        int n = settings.annotators;
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Random random = Seeds.random(settings.seed, 0, "spammers");
        order.sort(Comparator.comparingDouble(byKey(n, random)));
        Spammer[] kinds = new Spammer[n];
        double share = 0;
        int from = 0;
        for (Map.Entry<Spammer, Double> kind : settings.spammers.entrySet()) {
            share += kind.getValue();
            int to = (int) Math.min(n, Math.round(share * n));
            for (; from < to; from++) {
                kinds[order.get(from)] = kind.getKey();
            }
        }
        return kinds;
    }

    private static ToDoubleFunction<Integer> byKey(int n, Random random) {
        double[] keys = random.doubles(n).toArray();
        return i -> keys[i];
    }

    /** Log-normal weights: most alike, some far more active. */
    private double[] activity() {
        double[] activity = new double[settings.annotators];
        for (int a = 0; a < activity.length; a++) {
            activity[a] = Math.exp(settings.activitySpread * Seeds.random(settings.seed, a, "activity").nextGaussian());
        }
        return activity;
    }

    /** Those who answer an item: the k greatest of log(u) / weight, which is the rule of Efraimidis and Spirakis in logs. */
    private int[] chosen(double[] activity, Random random) {
        int n = activity.length;
        if (settings.answersPerItem == n) {
            return IntStream.range(0, n).toArray();
        }
        double[] keys = new double[n];
        for (int a = 0; a < n; a++) {
            keys[a] = Math.log(1 - random.nextDouble()) / activity[a];
        }
        double[] sorted = keys.clone();
        Arrays.sort(sorted);
        double least = sorted[n - settings.answersPerItem];
        return IntStream.range(0, n).filter(a -> keys[a] >= least).limit(settings.answersPerItem).toArray();
    }

    /** The samples that come first in an order of their ids that the seed decides. */
    private boolean[] gold(FerDataset data) {
        int count = (int) Math.round(settings.goldShare * data.size());
        boolean[] gold = new boolean[data.size()];
        IntStream.range(0, data.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(
                                i -> Seeds.mix(settings.seed ^ Seeds.hash(data.get(i).id())))
                        .thenComparing(i -> data.get(i).id()))
                .limit(count)
                .forEach(i -> gold[i] = true);
        return gold;
    }

    /** Builds a {@link SimulatedCrowd}. */
    public static final class Builder {
        private static final int MOST_ANNOTATORS = 10_000;

        private int annotators = 20;
        private double skill = 0.75;
        private double spread = 0.1;
        private double concentration = 20;
        private int answersPerItem = 5;
        private double activitySpread = 0.5;
        private double goldShare;
        private long seed = 42;
        private final Map<Spammer, Double> spammers = new EnumMap<>(Spammer.class);
        private ToDoubleFunction<Sample> difficulty = sample -> 0;
        private List<double[][]> confusions;

        private Builder() {}

        /**
         * How many annotators there are.
         *
         * @param value 1 to 10,000
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder annotators(int value) {
            if (value < 1 || value > MOST_ANNOTATORS) {
                throw new InvalidArgumentException("1 to " + MOST_ANNOTATORS + " annotators answer, got " + value);
            }
            this.annotators = value;
            this.confusions = null;
            return this;
        }

        /**
         * How good the annotators are. Each draws a skill from the beta distribution with this mean and standard deviation,
         * and for each class a probability to be right from one about the skill, with about half that deviation.
         *
         * @param mean the probability to be right, 0 to 1
         * @param deviation 0 for annotators who are all alike, to less than 0.5
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder skill(double mean, double deviation) {
            if (!(mean >= 0 && mean <= 1)) {
                throw new InvalidArgumentException("the mean skill is from 0 to 1, got " + mean);
            }
            if (!(deviation >= 0 && deviation < 0.5)) {
                throw new InvalidArgumentException("skills spread by 0 to less than 0.5, got " + deviation);
            }
            this.skill = mean;
            this.spread = deviation;
            return this;
        }

        /**
         * How alike the annotators' errors are: the concentration of the Dirichlet distribution that shares each one's
         * errors among the wrong classes.
         *
         * @param concentration above 0: at 1 each has hobby-horses of his or her own; at infinity all err alike. 20 unless set
         * @return this
         * @throws InvalidArgumentException if not above 0
         */
        public Builder errorConcentration(double concentration) {
            if (!(concentration > 0)) {
                throw new InvalidArgumentException("the concentration of errors is above 0, got " + concentration);
            }
            this.concentration = concentration;
            return this;
        }

        /**
         * How many annotators answer each item.
         *
         * @param value 1 to the number of annotators
         * @return this
         * @throws InvalidArgumentException if less than 1
         */
        public Builder answersPerItem(int value) {
            if (value < 1) {
                throw new InvalidArgumentException("each item gets at least 1 answer, got " + value);
            }
            this.answersPerItem = value;
            return this;
        }

        /**
         * How much more active some annotators are than others: the standard deviation of the logarithm of their
         * activity.
         *
         * @param deviation 0 (all alike) to 3
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder activitySpread(double deviation) {
            if (!(deviation >= 0 && deviation <= 3)) {
                throw new InvalidArgumentException("the activity's spread is from 0 to 3, got " + deviation);
            }
            this.activitySpread = deviation;
            return this;
        }

        /**
         * How many of the annotators are spammers of one kind; may be called for each kind.
         *
         * @param kind how they answer
         * @param share 0 to 1; of all kinds together at most 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder spammers(Spammer kind, double share) {
            Objects.requireNonNull(kind, "kind");
            if (!(share >= 0 && share <= 1)) {
                throw new InvalidArgumentException("the share of spammers is from 0 to 1, got " + share);
            }
            this.spammers.put(kind, share);
            return this;
        }

        /**
         * Annotators with these confusion matrices, instead of drawn ones.
         *
         * @param matrices one for each annotator, {@code [truth][answer]} in the order of the data set's labels; each row
         *     sums to 1; copied
         * @return this
         * @throws InvalidArgumentException if there is none, or one is not square or not of probabilities
         */
        public Builder confusions(List<double[][]> matrices) {
            annotators(matrices.size());
            this.confusions = matrices.stream().map(SimulatedAnnotator::checked).toList();
            return this;
        }

        /**
         * How hard each item is.
         *
         * @param rule from 0 (the annotators are as good as they are) to 1 (never right); such as {@link
         *     DrawnFace#difficulty}
         * @return this
         */
        public Builder difficulty(ToDoubleFunction<Sample> rule) {
            this.difficulty = Objects.requireNonNull(rule, "difficulty");
            return this;
        }

        /**
         * The share of items that are questions whose answer is known beforehand ({@link CrowdVotes#isGold}).
         *
         * @param share 0 to 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder gold(double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new InvalidArgumentException("the share of gold questions is from 0 to 1, got " + share);
            }
            this.goldShare = share;
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
         * The crowd.
         *
         * @return the crowd
         * @throws InvalidArgumentException if items are to get more answers than there are annotators, the skill's spread
         *     is too wide for its mean, spammers are more than all, or there are spammers among given matrices
         */
        public SimulatedCrowd build() {
            if (answersPerItem > annotators) {
                throw new InvalidArgumentException("an annotator answers an item once, got " + answersPerItem
                        + " answers an item by " + annotators + " annotators; set more annotators or fewer answers");
            }
            if (spread > 0 && skill > 0 && skill < 1 && !(spread * spread < skill * (1 - skill))) {
                throw new InvalidArgumentException("skills with mean " + skill + " spread by less than "
                        + Math.sqrt(skill * (1 - skill)) + ", got " + spread);
            }
            double spam = spammers.values().stream().mapToDouble(share -> share).sum();
            if (spam > 1 + 1e-9) {
                throw new InvalidArgumentException("spammers of all kinds are at most all annotators, got " + spammers);
            }
            if (confusions != null && spam > 0) {
                throw new InvalidArgumentException("given confusion matrices say all of their annotators, got spammers "
                        + spammers + " too; give their matrices instead");
            }
            return new SimulatedCrowd(copy());
        }

        private Builder copy() {
            Builder copy = new Builder();
            copy.annotators = annotators;
            copy.skill = skill;
            copy.spread = spread;
            copy.concentration = concentration;
            copy.answersPerItem = answersPerItem;
            copy.activitySpread = activitySpread;
            copy.goldShare = goldShare;
            copy.seed = seed;
            copy.spammers.putAll(spammers);
            copy.difficulty = difficulty;
            copy.confusions = confusions;
            return copy;
        }
    }
}
