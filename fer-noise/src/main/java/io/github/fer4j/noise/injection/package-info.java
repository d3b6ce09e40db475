/**
 * Noise on purpose, for studies of methods that bear it: a {@link io.github.fer4j.noise.injection.NoiseInjection} changes
 * labels of a data set at random, and a {@link io.github.fer4j.noise.injection.NoisyDataset} says which.
 */
package io.github.fer4j.noise.injection;
