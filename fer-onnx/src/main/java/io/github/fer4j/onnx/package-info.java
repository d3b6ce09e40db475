/**
 * The light engine, on ONNX Runtime: a small native library that runs nets and does not train them. {@link
 * io.github.fer4j.onnx.OnnxRuntimeInfo} says which version is on this machine and what it can run on. Applications do not
 * use this package: {@link io.github.fer4j.Fer} finds the engine through {@code META-INF/services}.
 */
package io.github.fer4j.onnx;
