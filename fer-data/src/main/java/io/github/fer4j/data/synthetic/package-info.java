/**
 * Whole studies without a download. {@link io.github.fer4j.data.synthetic.SyntheticFaces} draws people who show each emotion
 * by the {@linkplain io.github.fer4j.data.synthetic.ActionUnit movements} that Ekman and Friesen describe; a {@link
 * io.github.fer4j.data.synthetic.SimulatedCrowd} says what it sees in them, or in any labelled data set, and errs in ways
 * that are known. They say whether a set-up or a method works at all, and nothing about how well it does on real faces and
 * with real people.
 */
package io.github.fer4j.data.synthetic;
