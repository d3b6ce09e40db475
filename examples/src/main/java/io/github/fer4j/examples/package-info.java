/**
 * Programs to run and to read. {@link io.github.fer4j.examples.Demo} is what the README runs; {@link
 * io.github.fer4j.examples.TrainFer2013} and {@link io.github.fer4j.examples.EvaluateFer2013} made the bundled model.
 */
package io.github.fer4j.examples;
