package io.github.fer4j.eval.report;

import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.eval.uncertainty.Interval;
import java.util.List;

/** What all reports have at their head, so that they say the same. */
final class Headline {
    /** The k of top-k accuracy. */
    static final int GUESSES = 2;

    static final Bootstrap BOOTSTRAP = Bootstrap.standard();

    private Headline() {}

    /** Of accuracy and UAR. */
    static List<Interval> intervals(Evaluation evaluation) {
        return BOOTSTRAP.of(evaluation.table(), List.of(Metric.ACCURACY, Metric.UAR));
    }
}
