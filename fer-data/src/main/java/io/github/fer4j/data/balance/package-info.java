/**
 * Uneven classes: {@link io.github.fer4j.data.balance.Imbalance} says how uneven they are, {@link
 * io.github.fer4j.data.balance.Oversampling} adds copies of rare ones, augmented if asked for. Sampling by class while training
 * is in {@link io.github.fer4j.data.batch}, class weights are in fer-noise.
 */
package io.github.fer4j.data.balance;
