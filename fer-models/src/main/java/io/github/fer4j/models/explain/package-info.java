/**
 * Explanations that look inside a net: {@link io.github.fer4j.models.explain.GradCam} weighs the last feature maps by the
 * gradient of a label's logit. What draws them, and what explains any classifier, is in {@code fer-eval}.
 */
package io.github.fer4j.models.explain;
