package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import java.util.Objects;
import java.util.Set;

/**
 * The model of Dawid and Skene with one number a worker instead of a matrix: worker w is right with probability {@code
 * a_w}, whatever the truth, and otherwise gives each of the other K - 1 labels alike. Suits crowds of whose workers each
 * gave few answers; cannot see that a worker confuses two classes.
 *
 * <p>Fitted by expectation-maximisation from the vote shares as the first posteriors {@code p_ik}:
 *
 * <pre>
 * M  a_w  = (s + sum_{i in I(w)} p_{i, y_iw}) / (K s + |I(w)|)      with s the smoothing
 *    prior_k = 1 / K, or the mean over the answered items of p_ik
 * E  p_ik proportional to prior_k prod_{w in W(i)} (a_w if y_iw = k, else (1 - a_w) / (K - 1))
 * </pre>
 *
 * G. Demartini, D. E. Difallah and P. Cudr&eacute;-Mauroux, <i>ZenCrowd: Leveraging Probabilistic Reasoning and
 * Crowdsourcing Techniques for Large-Scale Entity Linking</i>, WWW 2012, section 4, is this model with a uniform prior, the
 * default here; Y. Zhang, X. Chen, D. Zhou and M. I. Jordan, <i>Spectral Methods Meet EM</i>, JMLR 17(102), 2016, section
 * 5, and Crowd-Kit learn the prior, which is {@code classPrior(ClassPrior.LEARNED)}. A learned prior draws items towards
 * the frequent classes, which the few numbers of this model cannot set right: workers who call every unclear face neutral
 * make neutral frequent, and that makes their answers look right.
 */
public final class OneCoinDawidSkene implements Aggregator {
    private final StoppingRule rule;
    private final double smoothing;
    private final ClassPrior classPrior;

    private OneCoinDawidSkene(Builder builder) {
        this.rule = builder.rule;
        this.smoothing = builder.smoothing;
        this.classPrior = builder.classPrior;
    }

    /** At most 100 iterations, tolerance 1e-5, no smoothing, a uniform class prior. */
    public static Builder builder() {
        return new Builder();
    }

    /** @throws InvalidArgumentException if only counts are known */
    @Override
    public Aggregation aggregate(CrowdVotes votes) {
        Answers answers = new Answers(votes.requireWorkers("one-coin Dawid-Skene"));
        Posteriors posteriors = Posteriors.shares(votes);
        Model model = new Model(answers);
        Convergence convergence = ExpectationMaximisation.run(model, posteriors.rows(), rule);
        posteriors.fillUnanswered(model.prior);
        Reliability reliability = new WorkerAccuracies(new WorkerIndex(votes), model.accuracies, Set.of());
        return new Aggregation(votes, describe(), posteriors, reliability, convergence);
    }

    @Override
    public String describe() {
        return "one-coin Dawid-Skene, " + rule + ", class prior " + classPrior
                + (smoothing > 0 ? ", smoothing " + smoothing : "");
    }

    private final class Model implements ExpectationMaximisation.Model, RightOrWrong {
        private final Answers answers;
        private final double[] accuracies;
        private final double[] logRight;
        private final double[] logWrong;
        private double[] prior;

        Model(Answers answers) {
            this.answers = answers;
            this.accuracies = new double[answers.workers];
            this.logRight = new double[answers.workers];
            this.logWrong = new double[answers.workers];
            this.prior = ClassFrequencies.uniform(answers.classes);
        }

        @Override
        public void maximise(double[] posteriors) {
            if (classPrior == ClassPrior.LEARNED) {
                prior = ClassFrequencies.mean(answers, posteriors);
            }
            int classes = answers.classes;
            Parallel.forEach(answers.workers, w -> {
                double right = smoothing;
                for (int at = answers.firstOfWorker[w]; at < answers.firstOfWorker[w + 1]; at++) {
                    right += posteriors[answers.cellByWorker(at)];
                }
                // Rounding may take a sum of ones above their number.
                accuracies[w] = Math.min(1, right / (answers.answersOf(w) + classes * smoothing));
                logRight[w] = LogSpace.log(accuracies[w]);
                logWrong[w] = LogSpace.log((1 - accuracies[w]) / (classes - 1));
            });
        }

        @Override
        public double expect(double[] posteriors) {
            return RightOrWrong.expect(answers, LogSpace.log(prior), this, posteriors);
        }

        @Override
        public double logIfRight(int answer) {
            return logRight[answers.worker[answer]];
        }

        @Override
        public double logIfWrong(int answer) {
            return logWrong[answers.worker[answer]];
        }
    }

    /** Builds a {@link OneCoinDawidSkene}. */
    public static final class Builder {
        private StoppingRule rule = StoppingRule.DEFAULT;
        private double smoothing;
        private ClassPrior classPrior = ClassPrior.UNIFORM;

        private Builder() {}

        /**
         * After how many iterations to stop at the latest.
         *
         * @param value at least 1; 100 unless set
         * @return this
         * @throws InvalidArgumentException if it is less than 1
         */
        public Builder maxIterations(int value) {
            this.rule = rule.withMaxIterations(value);
            return this;
        }

        /**
         * Stops when the log-likelihood changes by no more than this share of itself.
         *
         * @param value in [0, 1); 1e-5 unless set
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder tolerance(double value) {
            this.rule = rule.withTolerance(value);
            return this;
        }

        /**
         * Adds to the counts of right answers and of each wrong one.
         *
         * @param value finite and not negative; 0 unless set
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder smoothing(double value) {
            this.smoothing = StoppingRule.smoothing(value);
            return this;
        }

        /**
         * What is taken for granted about the classes.
         *
         * @param value {@link ClassPrior#UNIFORM} unless set
         * @return this
         */
        public Builder classPrior(ClassPrior value) {
            this.classPrior = Objects.requireNonNull(value, "classPrior");
            return this;
        }

        /** The method. */
        public OneCoinDawidSkene build() {
            return new OneCoinDawidSkene(this);
        }
    }
}
