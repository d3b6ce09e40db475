/**
 * Programs to run and to read. {@link io.github.fer4j.examples.Demo} is what the README runs; {@link
 * io.github.fer4j.examples.TrainFer2013} and {@link io.github.fer4j.examples.EvaluateFer2013} made the bundled model. {@link
 * io.github.fer4j.examples.PrepareData} and {@link io.github.fer4j.examples.DrawContactSheet} are for data sets, {@link
 * io.github.fer4j.examples.AggregateVotes}, {@link io.github.fer4j.examples.CompareFerPlus} and {@link
 * io.github.fer4j.examples.FindLabelErrors} for what crowds say of them.
 */
package io.github.fer4j.examples;
