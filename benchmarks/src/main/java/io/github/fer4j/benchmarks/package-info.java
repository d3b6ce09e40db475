/**
 * Speed, side by side with rivals; {@code docs/performance.md} has the commands and what they printed.
 *
 * <p>{@link io.github.fer4j.benchmarks.TrainingSpeed} trains one net with several <i>contenders</i>: stock Deeplearning4j,
 * fer4j, DJL. Their native libraries exclude each other, so each runs in a child JVM with a class path of its own and
 * reports <i>facts</i>, names with values, to the parent. The children take turns, round by round, and what counts is the
 * <i>ratio</i> of two contenders in one round: a machine's speed changes by the hour, but the ratio hardly does.
 * {@link io.github.fer4j.benchmarks.ZooSpeed} does so for each net of the zoo, {@link io.github.fer4j.benchmarks.FerSpeed} for
 * {@code Fer} itself.
 * {@link io.github.fer4j.benchmarks.StartUp}, {@link io.github.fer4j.benchmarks.PhotoSpeed}, {@link io.github.fer4j.benchmarks.LoadFer2013} and {@link
 * io.github.fer4j.benchmarks.CrowdScale} measure fer4j alone, {@link io.github.fer4j.benchmarks.TrainingMemory} its memory.
 * {@link io.github.fer4j.benchmarks.Soak} runs many threads for long and watches results and memory.
 * {@link io.github.fer4j.benchmarks.ZooTable} measures nothing: it writes the table of the nets.
 */
package io.github.fer4j.benchmarks;
