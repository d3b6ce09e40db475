package io.github.fer4j.noise.aggregate;

import java.util.List;
import java.util.Locale;

/**
 * How the fit of a model went.
 *
 * @param logLikelihoods the log-likelihood of the answers after each iteration, in nats, with what the method adds for its
 *     priors if it has some; empty for methods that do not iterate
 * @param converged whether it stopped because the last iteration changed little, not because the iterations were used up;
 *     true for methods that do not iterate
 */
public record Convergence(List<Double> logLikelihoods, boolean converged) {
    /** For methods that do not iterate. */
    static final Convergence WITHOUT_ITERATIONS = new Convergence(List.of(), true);

    /** Copies the list. */
    public Convergence {
        logLikelihoods = List.copyOf(logLikelihoods);
    }

    /** The number of iterations that were done. */
    public int iterations() {
        return logLikelihoods.size();
    }

    /** Such as {@code converged after 40 iterations, log-likelihood -4088.79}. */
    @Override
    public String toString() {
        return logLikelihoods.isEmpty()
                ? "no iterations needed"
                : String.format(
                        Locale.ROOT,
                        "%s after %d iterations, log-likelihood %.2f",
                        converged ? "converged" : "stopped",
                        iterations(),
                        logLikelihoods.get(iterations() - 1));
    }
}
