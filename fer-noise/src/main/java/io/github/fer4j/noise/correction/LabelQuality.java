package io.github.fer4j.noise.correction;

/**
 * How well a given label goes with what a model says of the item: the lower, the more suspicious. These are the ranking
 * scores of Northcutt, Jiang and Chuang (JAIR 2021) and Kuan and Mueller, <i>Model-agnostic label quality scoring to
 * detect real-world label errors</i>, ICML DataPerf workshop 2022, with p the probabilities and y the given label.
 */
public enum LabelQuality {
    /** {@code p_y}. */
    SELF_CONFIDENCE {
        @Override
        double of(Probabilities p, int item, int given) {
            return p.of(item, given);
        }
    },

    /** {@code (p_y - max_{k != y} p_k + 1) / 2}: low where another class is much more probable. */
    NORMALISED_MARGIN {
        @Override
        double of(Probabilities p, int item, int given) {
            double other = 0;
            for (int k = 0; k < p.classes(); k++) {
                if (k != given) {
                    other = Math.max(other, p.of(item, k));
                }
            }
            return (p.of(item, given) - other + 1) / 2;
        }
    },

    /**
     * {@code log(q + 1) / q} with {@code q = H(p) / (p_y log K)}, the entropy of the model over its self-confidence; this
     * form is cleanlab's, in [0, 1] and low where suspicious. Unlike the other two it takes an item on which the model is
     * unsure for worse than one on which it leans against the label. Of certain answers, {@code p_y = 1} gives 1 and
     * {@code p_y = 0} gives 0. (cleanlab raises p_y to 1e-6, so that below this its scores rise again, up to 1.)
     */
    CONFIDENCE_WEIGHTED_ENTROPY {
        @Override
        double of(Probabilities p, int item, int given) {
            double entropy = 0;
            for (int k = 0; k < p.classes(); k++) {
                double value = p.of(item, k);
                entropy -= value > 0 ? value * Math.log(value) : 0;
            }
            if (p.of(item, given) == 0) {
                return 0;
            }
            double q = Math.max(0, entropy) / Math.log(p.classes()) / p.of(item, given);
            return q == 0 ? 1 : Math.log1p(q) / q;
        }
    };

    /** The score of one item. */
    abstract double of(Probabilities p, int item, int given);
}
