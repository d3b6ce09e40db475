package io.github.fer4j.noise.aggregate;

import java.util.Arrays;

/** The parameters of {@link Glad}. */
final class GladModel implements ExpectationMaximisation.Model, RightOrWrong {
    private static final double PRIOR_MEAN = 1;

    /** A step is taken to have come to its end when it was halved so often. */
    private static final int HALVINGS = 30;

    /** An M-step ends when a gradient step raises Q by less than this share of it. */
    private static final double NEGLIGIBLE = 1e-10;

    private final Answers answers;
    private final int gradientSteps;
    private final double logOthers;
    private final double[] logPrior;
    private double[] abilities;
    private double[] logEasiness;

    GladModel(Answers answers, int gradientSteps) {
        this.answers = answers;
        this.gradientSteps = gradientSteps;
        this.logOthers = Math.log(answers.classes - 1.0);
        this.logPrior = LogSpace.log(ClassFrequencies.uniform(answers.classes));
        this.abilities = new double[answers.workers];
        this.logEasiness = new double[answers.items];
        Arrays.fill(abilities, PRIOR_MEAN);
        Arrays.fill(logEasiness, PRIOR_MEAN);
    }

    double[] abilities() {
        return abilities;
    }

    double[] logEasiness() {
        return logEasiness;
    }

    /** Of each worker, the mean probability of being right. */
    double[] accuracies() {
        double[] accuracies = new double[answers.workers];
        for (int a = 0; a < answers.size; a++) {
            accuracies[answers.worker[a]] += sigmoid(product(a));
        }
        for (int w = 0; w < accuracies.length; w++) {
            accuracies[w] /= answers.answersOf(w);
        }
        return accuracies;
    }

    @Override
    public double expect(double[] posteriors) {
        return RightOrWrong.expect(answers, logPrior, this, posteriors) + logPriors(abilities, logEasiness);
    }

    @Override
    public double logIfRight(int answer) {
        return LogSpace.logSigmoid(product(answer));
    }

    @Override
    public double logIfWrong(int answer) {
        return LogSpace.logSigmoid(-product(answer)) - logOthers;
    }

    private double product(int a) {
        return abilities[answers.worker[a]] * Math.exp(logEasiness[answers.item[a]]);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Up to a constant. */
    private static double logPriors(double[] abilities, double[] logEasiness) {
        return -0.5 * (squaredDistance(abilities) + squaredDistance(logEasiness));
    }

    private static double squaredDistance(double[] values) {
        return Arrays.stream(values)
                .map(value -> (value - PRIOR_MEAN) * (value - PRIOR_MEAN))
                .sum();
    }

    @Override
    public void maximise(double[] posteriors) {
        double before = objective(posteriors, abilities, logEasiness);
        double[] abilityStep = new double[abilities.length];
        double[] easinessStep = new double[logEasiness.length];
        for (int step = 0; step < gradientSteps; step++) {
            direction(posteriors, abilityStep, easinessStep);
            double after = climb(posteriors, before, abilityStep, easinessStep);
            if (after - before <= NEGLIGIBLE * Math.abs(before)) {
                return;
            }
            before = after;
        }
    }

    /** Q of the class's Javadoc, up to a constant. */
    private double objective(double[] posteriors, double[] alphas, double[] bs) {
        double expected = Parallel.sum(answers.items, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                double beta = Math.exp(bs[i]);
                for (int a = answers.firstOfItem[i]; a < answers.firstOfItem[i + 1]; a++) {
                    double t = alphas[answers.worker[a]] * beta;
                    double p = posteriors[answers.cell(a)];
                    // log sigmoid(-t) = log sigmoid(t) - t
                    sum += LogSpace.logSigmoid(t) - (1 - p) * t;
                }
            }
            return sum;
        });
        return expected + logPriors(alphas, bs);
    }

    /** The gradient of Q, each part divided by its part of the diagonal of the Fisher information. */
    private void direction(double[] posteriors, double[] abilityStep, double[] easinessStep) {
        Parallel.forEach(answers.workers, w -> {
            double gradient = PRIOR_MEAN - abilities[w];
            double information = 1;
            for (int at = answers.firstOfWorker[w]; at < answers.firstOfWorker[w + 1]; at++) {
                double beta = Math.exp(logEasiness[answers.itemByWorker[at]]);
                double sigma = sigmoid(abilities[w] * beta);
                gradient += (posteriors[answers.cellByWorker(at)] - sigma) * beta;
                information += beta * beta * sigma * (1 - sigma);
            }
            abilityStep[w] = gradient / information;
        });
        Parallel.sum(answers.items, (from, to) -> {
            for (int i = from; i < to; i++) {
                double beta = Math.exp(logEasiness[i]);
                double gradient = PRIOR_MEAN - logEasiness[i];
                double information = 1;
                for (int a = answers.firstOfItem[i]; a < answers.firstOfItem[i + 1]; a++) {
                    double t = abilities[answers.worker[a]] * beta;
                    double sigma = sigmoid(t);
                    gradient += (posteriors[answers.cell(a)] - sigma) * t;
                    information += t * t * sigma * (1 - sigma);
                }
                easinessStep[i] = gradient / information;
            }
            return 0;
        });
    }

    /** Goes as far in a direction as Q rises, trying the whole step, a half, a quarter...; gives Q there. */
    private double climb(double[] posteriors, double before, double[] abilityStep, double[] easinessStep) {
        double length = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double[] alphas = moved(abilities, abilityStep, length);
            double[] bs = moved(logEasiness, easinessStep, length);
            double after = objective(posteriors, alphas, bs);
            if (after > before) {
                abilities = alphas;
                logEasiness = bs;
                return after;
            }
            length /= 2;
        }
        return before;
    }

    private static double[] moved(double[] from, double[] direction, double length) {
        double[] to = new double[from.length];
        Arrays.setAll(to, i -> from[i] + length * direction[i]);
        return to;
    }
}
