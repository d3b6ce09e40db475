package io.github.fer4j.noise.aggregate;

import java.util.Arrays;

/**
 * The parameters of {@link DawidSkene}. Matrices are held as {@code [workers, answers, truths]}, so that what an answer
 * says of all truths lies in one stretch. The M-step goes through each worker's answers, the E-step through each item's:
 * every number is summed by one thread in one order.
 */
final class DawidSkeneModel implements ExpectationMaximisation.Model {
    private final Answers answers;
    private final double smoothing;
    private final double[] confusions;
    private final double[] logConfusions;
    private double[] prior;

    DawidSkeneModel(Answers answers, double smoothing) {
        this.answers = answers;
        this.smoothing = smoothing;
        int cells = Math.multiplyExact(answers.workers, answers.classes * answers.classes);
        this.confusions = new double[cells];
        this.logConfusions = new double[cells];
    }

    double[] prior() {
        return prior;
    }

    double[] confusions() {
        return confusions;
    }

    @Override
    public void maximise(double[] posteriors) {
        prior = ClassFrequencies.mean(answers, posteriors);
        Parallel.forEach(answers.workers, w -> maximise(w, posteriors));
    }

    private void maximise(int w, double[] posteriors) {
        int classes = answers.classes;
        int matrix = w * classes * classes;
        Arrays.fill(confusions, matrix, matrix + classes * classes, smoothing);
        for (int at = answers.firstOfWorker[w]; at < answers.firstOfWorker[w + 1]; at++) {
            int row = answers.itemByWorker[at] * classes;
            int column = matrix + answers.labelByWorker[at] * classes;
            for (int k = 0; k < classes; k++) {
                confusions[column + k] += posteriors[row + k];
            }
        }
        for (int k = 0; k < classes; k++) {
            double sum = 0;
            for (int at = matrix + k; at < matrix + classes * classes; at += classes) {
                sum += confusions[at];
            }
            for (int at = matrix + k; at < matrix + classes * classes; at += classes) {
                confusions[at] = sum > 0 ? confusions[at] / sum : 1.0 / classes;
                logConfusions[at] = LogSpace.log(confusions[at]);
            }
        }
    }

    @Override
    public double expect(double[] posteriors) {
        int classes = answers.classes;
        double[] logPrior = LogSpace.log(prior);
        return Parallel.sum(answers.items, (from, to) -> {
            double logLikelihood = 0;
            for (int i = from; i < to; i++) {
                if (answers.answered(i)) {
                    int row = i * classes;
                    System.arraycopy(logPrior, 0, posteriors, row, classes);
                    for (int a = answers.firstOfItem[i]; a < answers.firstOfItem[i + 1]; a++) {
                        int column = (answers.worker[a] * classes + answers.label[a]) * classes;
                        for (int k = 0; k < classes; k++) {
                            posteriors[row + k] += logConfusions[column + k];
                        }
                    }
                    logLikelihood += LogSpace.normalise(posteriors, row, row + classes);
                }
            }
            return logLikelihood;
        });
    }
}
