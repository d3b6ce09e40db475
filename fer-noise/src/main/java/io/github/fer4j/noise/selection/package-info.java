/**
 * Which samples to trust while a net learns. Nets learn what most labels agree on before they learn the wrong ones, so a
 * sample's loss early on says something of its label. A {@link io.github.fer4j.noise.selection.KeepSchedule} says what share
 * of a batch is trusted in an epoch, {@link io.github.fer4j.noise.selection.SmallLoss} which samples those are, and {@link
 * io.github.fer4j.noise.selection.EarlyLearning} holds a net to what it believed before it learned the wrong labels. Plain
 * arrays and no engine: the trainer of fer-models puts them to use. Settings are written as exact text, and read back from it.
 */
package io.github.fer4j.noise.selection;
