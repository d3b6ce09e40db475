package io.github.fer4j.data.synthetic;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/** Draws annotators for a data set; see {@link SimulatedCrowd} for the equations. */
final class AnnotatorMaker {
    private final LabelSet labels;
    private final int mostCommon;
    private final long seed;
    private final CrowdSettings.Skill skill;
    private final double skillConcentration;

    AnnotatorMaker(FerDataset data, CrowdSettings.Skill skill, long seed) {
        this.labels = data.labels();
        this.mostCommon = mostCommon(data);
        this.seed = seed;
        this.skill = skill;
        // The variance of a beta distribution is mean (1 - mean) / (concentration + 1).
        this.skillConcentration = skill.deviation() == 0
                ? Double.POSITIVE_INFINITY
                : skill.mean() * (1 - skill.mean()) / (skill.deviation() * skill.deviation()) - 1;
    }

    /** The first of the most common ones, in the order of the labels. */
    private static int mostCommon(FerDataset data) {
        Map<Emotion, Integer> counts = data.classCounts();
        int best = 0;
        for (int k = 1; k < data.labels().size(); k++) {
            if (counts.get(data.labels().get(k)) > counts.get(data.labels().get(best))) {
                best = k;
            }
        }
        return best;
    }

    /** @param spammer the kind, or null for one who looks */
    SimulatedAnnotator annotator(int number, Spammer spammer) {
        Random random = Seeds.random(seed, number, "annotator");
        double[][] confusion = new double[labels.size()][];
        if (spammer != null) {
            double[] row = row(spammer, random);
            Arrays.fill(confusion, row);
            return new SimulatedAnnotator(name(number), labels, confusion, spammer);
        }
        double own = Variates.beta(random, skill.mean(), skillConcentration);
        for (int t = 0; t < confusion.length; t++) {
            // Half the deviation, so a quarter of the variance.
            double right = Variates.beta(random, own, 4 * (skillConcentration + 1) - 1);
            double[] row = Variates.dirichlet(random, Similarity.errors(labels, t), skill.errorConcentration());
            for (int k = 0; k < row.length; k++) {
                row[k] = k == t ? right : (1 - right) * row[k];
            }
            confusion[t] = row;
        }
        return new SimulatedAnnotator(name(number), labels, confusion, null);
    }

    SimulatedAnnotator given(int number, double[][] confusion) {
        if (confusion.length != labels.size()) {
            throw new InvalidArgumentException("confusion matrices are over the " + labels.size() + " classes " + labels
                    + ", got one of " + confusion.length + " rows for " + name(number));
        }
        return new SimulatedAnnotator(name(number), labels, confusion, null);
    }

    private double[] row(Spammer spammer, Random random) {
        double[] row = new double[labels.size()];
        switch (spammer) {
            case UNIFORM -> Arrays.fill(row, 1.0 / row.length);
            case CONSTANT -> row[random.nextInt(row.length)] = 1;
            case MAJORITY -> row[mostCommon] = 1;
            default -> throw new IllegalStateException("a spammer of its own: " + spammer);
        }
        return row;
    }

    private static String name(int number) {
        return "annotator " + number;
    }
}
