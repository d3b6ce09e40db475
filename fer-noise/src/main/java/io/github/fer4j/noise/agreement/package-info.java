/**
 * How far a crowd agrees with itself.
 *
 * <p>{@link io.github.fer4j.noise.agreement.Agreement} makes an {@link io.github.fer4j.noise.agreement.AgreementReport} of
 * votes: {@link io.github.fer4j.noise.agreement.FleissKappa Fleiss' kappa} and Krippendorff's alpha for all items
 * together, and for each item the entropy of its answers and one of three {@link
 * io.github.fer4j.noise.agreement.AgreementLevel levels}, agreed, disagreed or uncertain, with how they are distributed
 * over the classes. All of that works on counts. {@link io.github.fer4j.noise.agreement.CohenKappas} compares workers in
 * pairs, and so needs to know who gave which answer.
 *
 * <p>A coefficient is 1 for perfect agreement, 0 for as much as chance gives, and below for less. It is <i>undefined</i>, an
 * empty {@code Optional}, where only one answer was ever given: chance then explains everything. It says whether workers
 * say the same, not whether they are right.
 */
package io.github.fer4j.noise.agreement;
