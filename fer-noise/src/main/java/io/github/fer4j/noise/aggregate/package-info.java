/**
 * From crowd votes to labels.
 *
 * <p>An {@link io.github.fer4j.noise.aggregate.Aggregator} takes {@link io.github.fer4j.CrowdVotes} and gives an {@link
 * io.github.fer4j.noise.aggregate.Aggregation}: for each item a <i>posterior</i>, the probability of each label given the
 * answers; for each worker a {@link io.github.fer4j.noise.aggregate.Reliability}, as far as the method estimates one; and
 * whether the fit {@link io.github.fer4j.noise.aggregate.Convergence converged}. A posterior becomes a hard label by a
 * {@link io.github.fer4j.noise.aggregate.TieRule} that the caller chooses, and goes into a data set as a {@link
 * io.github.fer4j.noise.aggregate.Relabelling} says.
 *
 * <p>{@link io.github.fer4j.noise.aggregate.MajorityVote} and {@link io.github.fer4j.noise.aggregate.VoteShares} need only
 * counts; the others need to know who gave which answer, and say so if they do not. Votes are weighted by what the caller
 * knows of workers ({@link io.github.fer4j.noise.aggregate.WeightedVote}), by gold questions ({@link
 * io.github.fer4j.noise.aggregate.GoldWeightedVote}), by the workers' own confidence ({@link
 * io.github.fer4j.noise.aggregate.ConfidenceWeightedVote}) or by agreement ({@link io.github.fer4j.noise.aggregate.Wawa}).
 * {@link io.github.fer4j.noise.aggregate.DawidSkene}, {@link io.github.fer4j.noise.aggregate.OneCoinDawidSkene}, {@link
 * io.github.fer4j.noise.aggregate.Glad} and {@link io.github.fer4j.noise.aggregate.Mace} fit a model of the workers by
 * expectation-maximisation (EM).
 *
 * <p>Rules that hold for all of them: neither the order of the answers nor that of the labels matters, and the same votes,
 * settings and seed give the same bits on any number of threads. An item that nobody answered (or only workers of no
 * weight) has no label under any tie rule, and its posterior is what the method says of an item that it knows nothing
 * about: the class prior of the fit, uniform where a method has none. The truth of an item is never looked at, but for
 * gold questions by {@code GoldWeightedVote}.
 */
package io.github.fer4j.noise.aggregate;
