package io.github.fer4j.models.internal.step;

import org.deeplearning4j.optimize.api.TrainingListener;

/** A listener that looks at, or changes, the gradient of a batch before the optimiser sees it, and nothing else. */
public interface GradientListener extends TrainingListener {}
