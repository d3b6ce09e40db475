/**
 * What attackers and broken disks send, against everything of fer4j that takes bytes from outside: image files and model files.
 *
 * <p>{@link io.github.fer4j.benchmarks.hostile.HostileKinds} makes the inputs: the same seed and index make the same bytes, so
 * that what fails can be made again. A {@link io.github.fer4j.benchmarks.hostile.Trial} gives one to fer4j and says what came of
 * it: a result, a {@link io.github.fer4j.FerException}, or a failure, which is everything else. {@link
 * io.github.fer4j.benchmarks.hostile.HostileInputs} is the command: it runs many of them in a child JVM of little memory, so that
 * a crash, a hang and memory without bound are seen, too.
 */
package io.github.fer4j.benchmarks.hostile;
