package io.github.fer4j.data.synthetic;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

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
    private final CrowdSettings settings;

    private SimulatedCrowd(CrowdSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts a crowd: 20 annotators, skill 0.75 with deviation 0.1, 5 answers an item, activity spread 0.5, no spammers, no
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
        return new AnswerMaker(settings, data).make();
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
        private List<double[][]> confusions = List.of();

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
            this.confusions = List.of();
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
         * The share of items that are questions whose answer is known beforehand ({@link io.github.fer4j.CrowdVotes#isGold}).
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
            if (!confusions.isEmpty() && spam > 0) {
                throw new InvalidArgumentException("given confusion matrices say all of their annotators, got spammers "
                        + spammers + " too; give their matrices instead");
            }
            return new SimulatedCrowd(new CrowdSettings(
                    annotators,
                    new CrowdSettings.Skill(skill, spread, concentration),
                    answersPerItem,
                    activitySpread,
                    spammers,
                    difficulty,
                    confusions,
                    goldShare,
                    seed));
        }
    }
}
