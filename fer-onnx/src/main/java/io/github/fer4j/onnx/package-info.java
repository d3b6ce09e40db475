/**
 * The light engine, on ONNX Runtime: a small native library that runs nets and does not train them. Applications do not need
 * this package: {@link io.github.fer4j.Fer} finds the engine through {@code META-INF/services}. {@link
 * io.github.fer4j.onnx.OnnxEngine} is for those who want other settings of threads, batches or the {@linkplain
 * io.github.fer4j.onnx.OnnxDevice device}; {@link io.github.fer4j.onnx.OnnxRuntimeInfo} says which version is on this machine
 * and what it can run on.
 */
package io.github.fer4j.onnx;
