/**
 * The {@code .fer} model file: a zip that holds a card ({@link io.github.fer4j.format.ModelCard}, JSON), the weights for
 * one or more engines, and a checksum of each. The card says what the model knows (labels), what it eats ({@link
 * io.github.fer4j.format.Preprocessing}, {@link io.github.fer4j.format.FaceCrop}), how its net is built ({@link
 * io.github.fer4j.format.Architecture}), how it came to be ({@link io.github.fer4j.format.Training}) and how good it is
 * ({@link io.github.fer4j.format.Quality}). Beside it lie the {@link io.github.fer4j.format.SeenImages}: the digests of what the
 * model learned from.
 *
 * <p>An {@link io.github.fer4j.format.ImageDigest} tells images apart, a {@link io.github.fer4j.format.DatasetDigest} data sets.
 *
 * <p>Reading a model file runs no code from it and builds no class that it names: an architecture is a name that the
 * engine looks up in its own registry, and weights are plain numbers.
 */
package io.github.fer4j.format;
