package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;

/**
 * Generative model of labels, abilities and difficulties: whether an answer is right depends on how able the worker is and
 * how easy the item. J. Whitehill, P. Ruvolo, T. Wu, J. Bergsma and J. Movellan, <i>Whose Vote Should Count More: Optimal
 * Integration of Labels from Labelers of Unknown Expertise</i>, NIPS 2009. The paper has two classes; with more of them, all
 * wrong labels are taken to be alike.
 *
 * <p>With {@code alpha_w} the ability of worker w, {@code 1 / beta_i} the difficulty of item i ({@code beta_i = exp(b_i)},
 * so that it stays positive), and a uniform class prior:
 *
 * <pre>
 * P(y_iw | k) = sigmoid(alpha_w beta_i)                   if y_iw = k
 *               (1 - sigmoid(alpha_w beta_i)) / (K - 1)   otherwise
 * </pre>
 *
 * Abilities and log-easinesses {@code b_i} have normal priors with mean 1 and variance 1, as in the authors' code, and start
 * there. The E-step is exact. The M-step raises the expected log-posterior
 *
 * <pre>
 * Q = sum_{i, w} (p log sigmoid(t) + (1 - p) log ((1 - sigmoid(t)) / (K - 1))) - sum_w (alpha_w - 1)^2 / 2 - sum_i (b_i - 1)^2 / 2
 *     with t = alpha_w beta_i and p = p_{i, y_iw}
 * </pre>
 *
 * by at most 25 gradient steps {@code alpha_w += h dQ/dalpha_w / F_w}, {@code b_i += h dQ/db_i / F_i}, where F is the
 * diagonal of the Fisher information (the authors use conjugate gradients); h starts at 1 and is halved until Q rises. So
 * the log-likelihood plus the log-priors never falls; it is what {@link Convergence} holds, up to constants, and what the
 * tolerance is a share of.
 */
public final class Glad implements Aggregator {
    private final StoppingRule rule;
    private final int gradientSteps;

    private Glad(StoppingRule rule, int gradientSteps) {
        this.rule = rule;
        this.gradientSteps = gradientSteps;
    }

    /** At most 100 iterations with 25 gradient steps each, tolerance 1e-5. */
    public static Builder builder() {
        return new Builder();
    }

    /** @throws InvalidArgumentException if only counts are known */
    @Override
    public Aggregation aggregate(CrowdVotes votes) {
        Answers answers = new Answers(votes.requireWorkers("GLAD"));
        Posteriors posteriors = Posteriors.shares(votes);
        GladModel model = new GladModel(answers, gradientSteps);
        model.expect(posteriors.rows());
        Convergence convergence = ExpectationMaximisation.run(model, posteriors.rows(), rule);
        Reliability reliability =
                new WorkerAbilities(new WorkerIndex(votes), model.abilities(), model.logEasiness(), model.accuracies());
        return new Aggregation(votes, describe(), posteriors, reliability, convergence);
    }

    @Override
    public String describe() {
        return "GLAD, " + rule + ", " + gradientSteps + " gradient steps";
    }

    /** Builds a {@link Glad}. */
    public static final class Builder {
        private StoppingRule rule = StoppingRule.DEFAULT;
        private int gradientSteps = 25;

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
         * Stops when the log-likelihood with the log-priors changes by no more than this share of itself.
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
         * How many gradient steps an M-step takes at most.
         *
         * @param value at least 1; 25 unless set
         * @return this
         * @throws InvalidArgumentException if it is less than 1
         */
        public Builder gradientSteps(int value) {
            this.gradientSteps = StoppingRule.atLeastOne("number of gradient steps", value);
            return this;
        }

        /** The method. */
        public Glad build() {
            return new Glad(rule, gradientSteps);
        }
    }
}
