/**
 * Explanations that need no look inside the classifier. {@link io.github.fer4j.eval.explain.Occlusion} covers parts of a face
 * and watches the probability fall; {@link io.github.fer4j.eval.explain.Overlay} draws any {@link io.github.fer4j.SaliencyMap}
 * on its face. Grad-CAM, which looks inside nets of the zoo, is in {@code fer-models}.
 */
package io.github.fer4j.eval.explain;
