/**
 * How far a figure can be trusted.
 *
 * <p>A {@link io.github.fer4j.eval.uncertainty.Bootstrap} gives the {@link io.github.fer4j.eval.uncertainty.Interval} in which a
 * metric would lie had other samples been drawn; a {@link io.github.fer4j.eval.uncertainty.SeedSummary} says how it scatters when
 * the training is repeated; a {@link io.github.fer4j.eval.uncertainty.McNemarTest} whether two models differ on the same samples.
 */
package io.github.fer4j.eval.uncertainty;
