package io.github.fer4j.models.train;

import java.util.List;

/**
 * What one training step takes.
 *
 * @param inputs each {@code [channels * height * width]}
 * @param targets {@code [batch][classes]}
 * @param weights {@code [batch]}
 */
record Batch(List<float[]> inputs, float[][] targets, double[] weights) {}
