package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;

/**
 * Multi-annotator competence estimation: a worker either looks and then is right, or spams, which is to answer as a habit
 * has it, whatever the item. D. Hovy, T. Berg-Kirkpatrick, A. Vaswani and E. Hovy, <i>Learning Whom to Trust with MACE</i>,
 * NAACL-HLT 2013, 1120-1130.
 *
 * <p>With {@code s_w} the probability that worker w spams (the paper's 1 - theta), {@code x_w[l]} the habit (its xi), and a
 * uniform class prior, {@code P(y | k) = s_w x_w[y] + (1 - s_w) [y = k]}. Fitted by expectation-maximisation:
 *
 * <pre>
 * E  p_ik proportional to prod_{w in W(i)} P(y_iw | k)
 * M  for an answer l of worker w about item i, the probability that the worker looked is
 *    r = p_il (1 - s_w) / (s_w x_w[l] + 1 - s_w)
 *    s_w    = (d + sum (1 - r)) / (2 d + |I(w)|)                     sums over the answers of w
 *    x_w[l] = (d + sum_{y = l} (1 - r)) / (K d + sum (1 - r))
 * </pre>
 *
 * with {@code d} the smoothing of the counts. This is the paper's EM; its variational variant with Beta and Dirichlet priors
 * is not offered. The parameters start at random; of several starts, the one with the best log-likelihood counts, the first
 * of those that are equal within 1e-9 of it. A start depends on the seed and on the names of workers and labels only.
 */
public final class Mace implements Aggregator {
    /** Up to which relative change in the last iteration a fit counts as converged. */
    private static final double CONVERGED = 1e-5;

    private final int restarts;
    private final int iterations;
    private final double smoothing;
    private final long seed;

    private Mace(Builder builder) {
        this.restarts = builder.restarts;
        this.iterations = builder.iterations;
        this.smoothing = builder.smoothing;
        this.seed = builder.seed;
    }

    /** 10 restarts of 50 iterations, smoothing 0.1, seed 0. */
    public static Builder builder() {
        return new Builder();
    }

    /** @throws InvalidArgumentException if only counts are known */
    @Override
    public Aggregation aggregate(CrowdVotes votes) {
        Answers answers = new Answers(votes.requireWorkers("MACE"));
        MaceModel best = null;
        Convergence bestFit = null;
        // The vote shares are there for the shape and for the unanswered items; each fit overwrites the rest.
        Posteriors posteriors = Posteriors.shares(votes);
        for (int start = 0; start < restarts; start++) {
            MaceModel model = new MaceModel(votes, answers, smoothing, seed, start);
            model.expect(posteriors.rows());
            Convergence fit = ExpectationMaximisation.run(model, posteriors.rows(), new StoppingRule(iterations, 0));
            if (bestFit == null || isBetter(last(fit), last(bestFit))) {
                best = model;
                bestFit = fit;
            }
        }
        best.expect(posteriors.rows());
        Reliability reliability =
                new SpamProbabilities(new WorkerIndex(votes), votes.labels(), best.spam(), best.strategies());
        return new Aggregation(votes, describe(), posteriors, reliability, judged(bestFit));
    }

    private static double last(Convergence fit) {
        return fit.logLikelihoods().get(fit.iterations() - 1);
    }

    private static boolean isBetter(double logLikelihood, double than) {
        return logLikelihood > than + 1e-9 * Math.abs(than);
    }

    private static Convergence judged(Convergence fit) {
        int n = fit.iterations();
        boolean converged = fit.converged()
                || (n > 1
                        && new StoppingRule(n, CONVERGED)
                                .met(fit.logLikelihoods().get(n - 2), last(fit)));
        return new Convergence(fit.logLikelihoods(), converged);
    }

    @Override
    public String describe() {
        return "MACE, " + restarts + " restarts, " + iterations + " iterations, smoothing " + smoothing + ", seed "
                + seed;
    }

    /** Builds a {@link Mace}. */
    public static final class Builder {
        private int restarts = 10;
        private int iterations = 50;
        private double smoothing = 0.1;
        private long seed;

        private Builder() {}

        /**
         * From how many random starts to fit.
         *
         * @param value at least 1; 10 unless set
         * @return this
         * @throws InvalidArgumentException if it is less than 1
         */
        public Builder restarts(int value) {
            this.restarts = StoppingRule.atLeastOne("number of restarts", value);
            return this;
        }

        /**
         * How many iterations each start gets; the fit counts as converged if the last one changed the log-likelihood by no
         * more than 1e-5 of itself.
         *
         * @param value at least 1; 50 unless set
         * @return this
         * @throws InvalidArgumentException if it is less than 1
         */
        public Builder iterations(int value) {
            this.iterations = StoppingRule.atLeastOne("number of iterations", value);
            return this;
        }

        /**
         * Adds to the counts of answers from which the parameters are estimated.
         *
         * @param value finite and not negative; 0.1 unless set
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder smoothing(double value) {
            this.smoothing = StoppingRule.smoothing(value);
            return this;
        }

        /**
         * What the starts are drawn from.
         *
         * @param value the same seed gives the same result; 0 unless set
         * @return this
         */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /** The method. */
        public Mace build() {
            return new Mace(this);
        }
    }
}
