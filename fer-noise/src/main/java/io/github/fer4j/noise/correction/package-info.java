/**
 * How labels are wrong, which ones, and what to do about it.
 *
 * <p>A {@link io.github.fer4j.noise.correction.NoiseMatrix} says how probable each given label is for each true class; it is
 * made by hand, from votes, from a {@link io.github.fer4j.noise.correction.LabelComparison} of two label sets, or by {@link
 * io.github.fer4j.noise.correction.ConfidentLearning}, which also finds {@link
 * io.github.fer4j.noise.correction.LabelErrors} among single labels. {@link io.github.fer4j.noise.correction.Crowdlab} joins
 * the votes of a crowd with a model to a {@link io.github.fer4j.noise.correction.CrowdConsensus} that says how far to trust
 * each label. A {@link io.github.fer4j.noise.correction.QueryStrategy} ranks items for another vote, and an {@link
 * io.github.fer4j.noise.correction.AgreementRule} sets items aside that people do not agree on.
 *
 * <p>Models come in as plain arrays of probabilities, {@code [items, classes]}, and should not have learned from the items
 * that they are asked about.
 */
package io.github.fer4j.noise.correction;
