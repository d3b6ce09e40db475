/**
 * Parts to learn from, to choose on and to report on. {@link io.github.fer4j.data.split.Splits} makes them, at random but with
 * the same share of each class in each part, and with no person in two parts where subjects are known; {@link
 * io.github.fer4j.data.split.LeakCheck} says what is in two parts all the same. A part is a data set whose samples are marked
 * with it ({@link io.github.fer4j.Sample#split}).
 */
package io.github.fer4j.data.split;
