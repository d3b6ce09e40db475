package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Scores;

/**
 * The model of Dawid and Skene: each worker has a confusion matrix, the probability of each answer given each truth, and
 * answers independently of the others once the truth is given. A. P. Dawid and A. M. Skene, <i>Maximum Likelihood
 * Estimation of Observer Error-Rates Using the EM Algorithm</i>, Applied Statistics 28(1), 1979, 20-28.
 *
 * <p>Fitted by expectation-maximisation from the vote shares as the first posteriors {@code p_ik}. With {@code W(i)} the
 * workers who answered item i, {@code I(w)} the items that worker w answered, and {@code y_iw} the answers:
 *
 * <pre>
 * M  prior_k   = mean over the answered items of p_ik                                      (2.4)
 *    e_w[k, l] = (s + sum_{i in I(w), y_iw = l} p_ik) / (K s + sum_{i in I(w)} p_ik)       (2.3, with s = 0)
 * E  p_ik proportional to prior_k prod_{w in W(i)} e_w[k, y_iw]                            (2.5)
 * </pre>
 *
 * The E-step is done in logarithms. The log-likelihood is {@code sum_i log sum_k prior_k prod_w e_w[k, y_iw]}; without
 * smoothing it never falls. The fit ends when it changes by no more than the tolerance times itself, or after the given
 * number of iterations; <i>relative</i> to itself, so a tolerance of 1e-5 stops a log-likelihood of -4000 at a change of
 * 0.04. EM finds a local optimum, the one near the majority.
 *
 * <p>Smoothing s adds to every count of a matrix, which is a Dirichlet prior of 1 + s. It keeps workers of few answers from
 * certainty: without it, a worker who never called an item of class k by the label l is taken never to do so. The row of a
 * class that a worker saw no item of is uniform. With very few answers it does harm: a rare class may then be explained as
 * a frequent one that is confused.
 *
 * <p>Time and memory grow linearly with the answers, and with the number of classes; the matrices take {@code K^2} numbers
 * a worker.
 */
public final class DawidSkene implements Aggregator {
    private final StoppingRule rule;
    private final double smoothing;

    private DawidSkene(StoppingRule rule, double smoothing) {
        this.rule = rule;
        this.smoothing = smoothing;
    }

    /** At most 100 iterations, tolerance 1e-5, no smoothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** @throws InvalidArgumentException if only counts are known */
    @Override
    public Aggregation aggregate(CrowdVotes votes) {
        Answers answers = new Answers(votes.requireWorkers("Dawid-Skene"));
        Posteriors posteriors = Posteriors.shares(votes);
        DawidSkeneModel model = new DawidSkeneModel(answers, smoothing);
        Convergence convergence = ExpectationMaximisation.run(model, posteriors.rows(), rule);
        posteriors.fillUnanswered(model.prior());
        Reliability reliability = new ConfusionMatrices(
                new WorkerIndex(votes), Scores.of(votes.labels(), model.prior()), model.confusions());
        return new Aggregation(votes, describe(), posteriors, reliability, convergence);
    }

    @Override
    public String describe() {
        return "Dawid-Skene, " + rule + (smoothing > 0 ? ", smoothing " + smoothing : "");
    }

    /** Builds a {@link DawidSkene}. */
    public static final class Builder {
        private StoppingRule rule = StoppingRule.DEFAULT;
        private double smoothing;

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
         * Adds to every count of the confusion matrices.
         *
         * @param value finite and not negative; 0 unless set
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder smoothing(double value) {
            this.smoothing = StoppingRule.smoothing(value);
            return this;
        }

        /** The method. */
        public DawidSkene build() {
            return new DawidSkene(rule, smoothing);
        }
    }
}
