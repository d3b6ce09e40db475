/**
 * What makes Deeplearning4j fast on a CPU; not an API.
 *
 * <p>{@link io.github.fer4j.models.internal.FastPath} switches the oneDNN layer helpers on, which the 1.0.0-M2.1 release
 * never does by itself, and has to run before the first layer is built. Building blocks replace stock ones that are
 * slow for reasons unrelated to arithmetic: {@link io.github.fer4j.models.internal.NativeRelu},
 * {@link io.github.fer4j.models.internal.FastRelu6},
 * {@link io.github.fer4j.models.internal.FastBatchNormalization} and
 * {@link io.github.fer4j.models.internal.FastConvolution}. They compute the same functions and the same gradients as
 * what they replace; a network saved with them names these classes and needs this package to be read.
 */
package io.github.fer4j.models.internal;
