package io.github.fer4j.noise.aggregate;

import java.util.Arrays;

/** The class prior of a fit. */
final class ClassFrequencies {
    private ClassFrequencies() {}

    static double[] uniform(int classes) {
        double[] prior = new double[classes];
        Arrays.fill(prior, 1.0 / classes);
        return prior;
    }

    /** The mean posterior of the items that have answers; the others know nothing that the prior could learn. */
    static double[] mean(Answers answers, double[] posteriors) {
        double[] prior = new double[answers.classes];
        int answered = 0;
        for (int i = 0; i < answers.items; i++) {
            if (answers.answered(i)) {
                answered++;
                for (int k = 0; k < prior.length; k++) {
                    prior[k] += posteriors[i * prior.length + k];
                }
            }
        }
        for (int k = 0; k < prior.length; k++) {
            prior[k] /= answered;
        }
        return prior;
    }
}
