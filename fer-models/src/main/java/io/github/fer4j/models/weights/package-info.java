/**
 * Weights that others trained, for nets of the zoo. {@link io.github.fer4j.models.weights.PretrainedWeights} is a file on
 * this machine: a PyTorch {@code state_dict} as {@code .safetensors}, a Keras Applications {@code .h5}, or a Deeplearning4j
 * zip. It goes into a {@link io.github.fer4j.models.zoo.NetSpec}, and comes out as an {@link
 * io.github.fer4j.models.weights.ImportedNet}: the parameters, and an {@link io.github.fer4j.models.weights.ImportReport} of
 * what was copied, folded and left out, and of what the net does otherwise than the one that was trained.
 *
 * <p>Nothing is downloaded, no Java object is deserialised, and no file chooses a class.
 */
package io.github.fer4j.models.weights;
