package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;

/** The parameters of {@link Mace}. */
final class MaceModel implements ExpectationMaximisation.Model, RightOrWrong {
    private final Answers answers;
    private final double smoothing;
    private final double[] spam;
    /** {@code [workers, classes]}, as are the logarithms. */
    private final double[] strategies;

    private final double[] logRight;
    private final double[] logWrong;
    private final double[] logPrior;

    /** Starts at random: all weights uniform in [1, 1.5], then normalised, so that no start is far from undecided. */
    MaceModel(CrowdVotes votes, Answers answers, double smoothing, long seed, int start) {
        this.answers = answers;
        this.smoothing = smoothing;
        int classes = answers.classes;
        spam = new double[answers.workers];
        strategies = new double[Math.multiplyExact(answers.workers, classes)];
        logRight = new double[strategies.length];
        logWrong = new double[strategies.length];
        logPrior = LogSpace.log(ClassFrequencies.uniform(classes));
        for (int w = 0; w < answers.workers; w++) {
            String name = votes.workers().get(w);
            String number = "start " + start;
            double spams = 1 + 0.5 * NameRandom.uniform(seed, number, name, "spams");
            double looks = 1 + 0.5 * NameRandom.uniform(seed, number, name, "looks");
            spam[w] = spams / (spams + looks);
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                String label = "answers " + votes.labels().get(k).name();
                strategies[w * classes + k] = 1 + 0.5 * NameRandom.uniform(seed, number, name, label);
                sum += strategies[w * classes + k];
            }
            for (int k = 0; k < classes; k++) {
                strategies[w * classes + k] /= sum;
            }
            takeLogarithms(w);
        }
    }

    double[] spam() {
        return spam;
    }

    double[] strategies() {
        return strategies;
    }

    @Override
    public void maximise(double[] posteriors) {
        int classes = answers.classes;
        Parallel.forEach(answers.workers, w -> {
            double[] spammed = new double[classes];
            double all = 0;
            for (int at = answers.firstOfWorker[w]; at < answers.firstOfWorker[w + 1]; at++) {
                int label = answers.labelByWorker[at];
                double looks = 1 - spam[w];
                double either = spam[w] * strategies[w * classes + label] + looks;
                double looked = either > 0 ? posteriors[answers.cellByWorker(at)] * looks / either : 0;
                spammed[label] += 1 - looked;
                all += 1 - looked;
            }
            spam[w] = (all + smoothing) / (answers.answersOf(w) + 2 * smoothing);
            double total = all + classes * smoothing;
            for (int k = 0; k < classes; k++) {
                // Who never spams has no habit to be seen.
                strategies[w * classes + k] = total > 0 ? (spammed[k] + smoothing) / total : 1.0 / classes;
            }
            takeLogarithms(w);
        });
    }

    private void takeLogarithms(int w) {
        for (int at = w * answers.classes; at < (w + 1) * answers.classes; at++) {
            double wrong = spam[w] * strategies[at];
            logWrong[at] = LogSpace.log(wrong);
            logRight[at] = LogSpace.log(wrong + 1 - spam[w]);
        }
    }

    @Override
    public double expect(double[] posteriors) {
        return RightOrWrong.expect(answers, logPrior, this, posteriors);
    }

    @Override
    public double logIfRight(int answer) {
        return logRight[answers.worker[answer] * answers.classes + answers.label[answer]];
    }

    @Override
    public double logIfWrong(int answer) {
        return logWrong[answers.worker[answer] * answers.classes + answers.label[answer]];
    }
}
