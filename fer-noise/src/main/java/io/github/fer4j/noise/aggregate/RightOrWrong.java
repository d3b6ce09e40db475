package io.github.fer4j.noise.aggregate;

/**
 * A model in which the probability of an answer depends on the truth only by whether the answer is right: one-coin
 * Dawid-Skene, GLAD, MACE. So an answer moves the posterior of the label that it names, and of no other.
 */
interface RightOrWrong {
    /** {@code log P(answer | it is the truth)}. */
    double logIfRight(int answer);

    /** {@code log P(answer | the truth is another label)}. */
    double logIfWrong(int answer);

    /**
     * The E-step: {@code p_ik} proportional to {@code prior_k prod_a P(y_a | k)} over the answers about item i.
     *
     * @param posteriors {@code [items, classes]}, overwritten where there are answers
     * @return the log-likelihood of the answers
     */
    static double expect(Answers answers, double[] logPrior, RightOrWrong model, double[] posteriors) {
        int classes = answers.classes;
        return Parallel.sum(answers.items, (from, to) -> {
            double logLikelihood = 0;
            for (int i = from; i < to; i++) {
                if (!answers.answered(i)) {
                    continue;
                }
                int row = i * classes;
                System.arraycopy(logPrior, 0, posteriors, row, classes);
                for (int a = answers.firstOfItem[i]; a < answers.firstOfItem[i + 1]; a++) {
                    double ifWrong = model.logIfWrong(a);
                    logLikelihood += ifWrong;
                    posteriors[row + answers.label[a]] += model.logIfRight(a) - ifWrong;
                }
                logLikelihood += LogSpace.normalise(posteriors, row, row + classes);
            }
            return logLikelihood;
        });
    }
}
