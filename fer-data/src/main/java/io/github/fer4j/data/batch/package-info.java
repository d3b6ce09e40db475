/**
 * From a data set to the batches that a net learns from. {@link io.github.fer4j.data.batch.Batches} says what goes into them:
 * the input's shape, augmentation, a {@link io.github.fer4j.data.batch.Sampling} that decides which samples an epoch has in
 * which order, and a {@link io.github.fer4j.data.batch.Mix} that blends the samples of a batch. Each epoch is a {@link
 * io.github.fer4j.data.batch.BatchStream}: made ahead of its reader by worker threads, bounded, closeable, and the same to
 * the bit whatever their number. Sampling and mix are written as exact text, and read back from it.
 */
package io.github.fer4j.data.batch;
