/**
 * The formulas, one small named class each.
 *
 * <p>A {@link io.github.fer4j.eval.metric.Prediction} is what a classifier said of a sample whose label is known. Many make a {@link
 * io.github.fer4j.eval.metric.PredictionTable}, and that, counted up, a {@link io.github.fer4j.eval.metric.ConfusionMatrix}.
 *
 * <ul>
 *   <li>From the matrix: {@link io.github.fer4j.eval.metric.Accuracy}, {@link
 *       io.github.fer4j.eval.metric.UnweightedAverageRecall}, {@link io.github.fer4j.eval.metric.ClassMetrics}, {@link
 *       io.github.fer4j.eval.metric.ClassAverages}, {@link io.github.fer4j.eval.metric.MacroF1}, {@link
 *       io.github.fer4j.eval.metric.WeightedF1}, {@link io.github.fer4j.eval.metric.CohensKappa} and {@link
 *       io.github.fer4j.eval.metric.MatthewsCorrelation}.
 *   <li>From the probabilities: {@link io.github.fer4j.eval.metric.TopKAccuracy}, {@link io.github.fer4j.eval.metric.LogLoss},
 *       {@link io.github.fer4j.eval.metric.BrierScore}, {@link io.github.fer4j.eval.metric.Calibration} and {@link
 *       io.github.fer4j.eval.metric.ClassWiseCalibration}; from their order {@link io.github.fer4j.eval.metric.RocCurve}, {@link
 *       io.github.fer4j.eval.metric.RocAuc}, {@link io.github.fer4j.eval.metric.PrecisionRecallCurve} and {@link
 *       io.github.fer4j.eval.metric.AveragePrecision}.
 *   <li>Against the crowd: {@link io.github.fer4j.eval.metric.KlDivergence} and {@link
 *       io.github.fer4j.eval.metric.ExpectedAccuracy}; of valence and arousal: {@link
 *       io.github.fer4j.eval.metric.AffectMetrics}.
 * </ul>
 *
 * <p>All agree with scikit-learn where it has them. None is ever NaN: what is not defined is empty. A {@link
 * io.github.fer4j.eval.metric.Metric} gives such a formula a name, for intervals and for {@link
 * io.github.fer4j.eval.metric.GroupedFigures}.
 */
package io.github.fer4j.eval.metric;
