/**
 * Images made worse on purpose, in five severities: what a {@link io.github.fer4j.eval.corruption.Corruption} does to an image
 * follows from the image, the severity and a seed, on every machine.
 */
package io.github.fer4j.eval.corruption;
