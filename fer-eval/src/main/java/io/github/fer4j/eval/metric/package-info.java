/**
 * The formulas, one small named function each.
 *
 * <p>A {@link io.github.fer4j.eval.metric.Prediction} is what a classifier said of a sample whose label is known; counted
 * up they make a {@link io.github.fer4j.eval.metric.ConfusionMatrix}. Most figures follow from the matrix ({@link
 * io.github.fer4j.eval.metric.Accuracy}, {@link io.github.fer4j.eval.metric.ClassMetrics}, {@link
 * io.github.fer4j.eval.metric.UnweightedAverageRecall}, {@link io.github.fer4j.eval.metric.MacroF1}, {@link
 * io.github.fer4j.eval.metric.WeightedF1}); {@link io.github.fer4j.eval.metric.LogLoss} and {@link
 * io.github.fer4j.eval.metric.Calibration} need the probabilities. All agree with scikit-learn where it has them.
 */
package io.github.fer4j.eval.metric;
