/**
 * What faces were classified with before convolutional nets, behind the same {@link io.github.fer4j.Classifier}: the baselines
 * that a net has to beat. {@link io.github.fer4j.models.classical.Features} turn a face into numbers, oriented gradients or local
 * binary patterns; a {@link io.github.fer4j.models.classical.Learner} tells classes apart by them; a {@link
 * io.github.fer4j.models.classical.ClassicalBaseline} is one of each. Gradients, kernels, neighbours and trees are OpenCV's;
 * nothing here needs Deeplearning4j.
 */
package io.github.fer4j.models.classical;
