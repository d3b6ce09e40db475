package io.github.fer4j.noise.aggregate;

import java.util.ArrayList;
import java.util.List;

/** The loop that the models share; each starts from posteriors, so the M-step comes first. */
final class ExpectationMaximisation {
    private ExpectationMaximisation() {}

    /** A model of how answers come about, with its parameters. */
    interface Model {
        /** The M-step: sets the parameters to what fits the posteriors {@code [items, classes]} best. */
        void maximise(double[] posteriors);

        /**
         * The E-step: sets the posteriors of the items that have answers to what the parameters say.
         *
         * @return the log-likelihood of the answers under the parameters, with the log-density of their priors, if any
         */
        double expect(double[] posteriors);
    }

    static Convergence run(Model model, double[] posteriors, StoppingRule rule) {
        List<Double> logLikelihoods = new ArrayList<>();
        boolean converged = false;
        while (!converged && logLikelihoods.size() < rule.maxIterations()) {
            model.maximise(posteriors);
            double now = model.expect(posteriors);
            int done = logLikelihoods.size();
            converged = done > 0 && rule.met(logLikelihoods.get(done - 1), now);
            logLikelihoods.add(now);
        }
        return new Convergence(logLikelihoods, converged);
    }
}
