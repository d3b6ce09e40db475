package io.github.fer4j.eval.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.eval.uncertainty.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bootstrap intervals as JSON, under the names that the figures have there. */
final class Intervals {
    /** Of the usual two. */
    static final Map<String, Metric> SHORT = ordered("accuracy", Metric.ACCURACY, "uar", Metric.UAR);

    /** Of all that are made of counts or means: those of the others would be worked out from copies of the table. */
    static final Map<String, Metric> LONG = ordered(
            "accuracy",
            Metric.ACCURACY,
            "uar",
            Metric.UAR,
            "macroF1",
            Metric.MACRO_F1,
            "weightedF1",
            Metric.WEIGHTED_F1,
            "kappa",
            Metric.KAPPA,
            "mcc",
            Metric.MCC,
            "logLoss",
            Metric.LOG_LOSS,
            "brier",
            Metric.BRIER);

    private Intervals() {}

    private static Map<String, Metric> ordered(Object... namesAndMetrics) {
        Map<String, Metric> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndMetrics.length; i += 2) {
            map.put((String) namesAndMetrics[i], (Metric) namesAndMetrics[i + 1]);
        }
        return map;
    }

    /** Figures that are not defined for the evaluation have no interval. */
    static ObjectNode of(Evaluation evaluation, Bootstrap bootstrap, Map<String, Metric> metrics) {
        Map<String, Metric> defined = new LinkedHashMap<>(metrics);
        defined.values().removeIf(metric -> metric.of(evaluation.table()).isEmpty());
        List<Interval> intervals = bootstrap.of(evaluation.table(), List.copyOf(defined.values()));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("method", "bootstrap percentiles, " + bootstrap);
        int i = 0;
        for (String name : defined.keySet()) {
            Interval interval = intervals.get(i++);
            node.putObject(name)
                    .put("lower", interval.lower())
                    .put("upper", interval.upper())
                    .put("level", interval.level());
        }
        return node;
    }
}
