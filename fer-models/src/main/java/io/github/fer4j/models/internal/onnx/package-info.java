/**
 * Writes nets of the zoo in ONNX; not an API: {@link io.github.fer4j.models.TrainedModel#exportOnnx} is.
 *
 * <p>{@link io.github.fer4j.models.internal.onnx.OnnxExporter} walks over a net and has each layer and vertex written by the
 * class of its family, as a few operations of the standard (opset {@value
 * io.github.fer4j.models.internal.onnx.OnnxExporter#OPSET}). A layer without such a class is an error, never left out.
 */
package io.github.fer4j.models.internal.onnx;
