/**
 * How good a classifier is, said honestly.
 *
 * <p>The {@link io.github.fer4j.eval.Evaluator} lets a {@link io.github.fer4j.Classifier} answer every
 * sample of a data set, or takes {@link io.github.fer4j.eval.metric.Prediction predictions} that were made elsewhere, and
 * yields an immutable {@link io.github.fer4j.eval.Evaluation} that answers with every figure, and with what could not be
 * evaluated: an {@link io.github.fer4j.eval.UnreadableSample} is reported, never dropped in silence, and so are
 * the {@link io.github.fer4j.eval.SeenSamples} that a model learned from or was chosen on. The formulas are in
 * {@link io.github.fer4j.eval.metric}, how far a figure can be trusted in {@link io.github.fer4j.eval.uncertainty}, temperature
 * scaling in {@link io.github.fer4j.eval.calibration}, text and JSON in {@link io.github.fer4j.eval.report}, images made worse in
 * {@link io.github.fer4j.eval.corruption}, many evaluations as one in {@link io.github.fer4j.eval.study}.
 *
 * <p>No figure is ever NaN. What is not defined for a class is an empty {@link java.util.OptionalDouble}; figures over all
 * samples are always defined, because an evaluation has at least one prediction.
 */
package io.github.fer4j.eval;
