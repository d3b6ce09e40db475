package io.github.fer4j.models.optim;

import io.github.fer4j.InvalidArgumentException;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * What keeps one bad batch from throwing the parameters far away. Immutable.
 *
 * <p>The gradient that is clipped is the mean over the batch, before the optimiser sees it. Running statistics of batch
 * normalisation, which Deeplearning4j keeps among the gradients, neither count nor change, nor do the gradients of frozen
 * stages, and weight decay is not clipped.
 * NaN stays NaN, for whoever trains to find.
 */
public sealed interface GradientClipping {
    /**
     * Clips in each step that the net is fitted from now on, as one of its listeners.
     *
     * @param net to be fitted; {@code setListeners} afterwards would take the clipping away, {@code addListeners} does not
     */
    void attachTo(ComputationGraph net);

    /** All of it, to the last digit, such as {@code norm 1.0}, or {@code off}; {@link #parse} reads it. */
    default String describe() {
        return toString();
    }

    /** Leaves gradients as they are. */
    static GradientClipping none() {
        return new None();
    }

    /**
     * Scales the gradient of all parameters together to a norm where that is larger: {@code g' = g min(1, maximum / |g|)}
     * (Pascanu, Mikolov, Bengio, <i>On the difficulty of training recurrent neural networks</i>, ICML 2013, algorithm 1;
     * PyTorch's {@code clip_grad_norm_}, which adds 1e-6 to the norm). The direction stays. Where the norm is infinite, so
     * does the gradient.
     *
     * @param maximum the largest Euclidean norm, above 0 and finite; 1 and 5 are usual
     * @return the clipping
     * @throws InvalidArgumentException if it is out of range
     */
    static GradientClipping byNorm(double maximum) {
        return new ByNorm(maximum);
    }

    /**
     * Cuts each number of the gradient to {@code -limit} to {@code limit}, which changes the direction.
     *
     * @param limit above 0 and finite
     * @return the clipping
     * @throws InvalidArgumentException if it is out of range
     */
    static GradientClipping byValue(double limit) {
        return new ByValue(limit);
    }

    /**
     * The clipping that {@link #describe} gave this text.
     *
     * @param text such as {@code norm 1.0}
     * @return the clipping
     * @throws InvalidArgumentException if it is no such text, or a value is out of range
     */
    static GradientClipping parse(String text) {
        return SettingText.read("gradient clipping", "norm 1.0", text, parts -> {
            switch (parts.name()) {
                case None.NAME -> {
                    parts.noNumber();
                    return none();
                }
                case ByNorm.NAME -> {
                    return byNorm(parts.number());
                }
                case ByValue.NAME -> {
                    return byValue(parts.number());
                }
                default -> throw parts.unknown();
            }
        });
    }

    /** See {@link #none}. */
    record None() implements GradientClipping {
        private static final String NAME = "off";

        @Override
        public void attachTo(ComputationGraph net) {
            // nothing to do in any step
        }

        @Override
        public String toString() {
            return NAME;
        }
    }

    /**
     * See {@link #byNorm}.
     *
     * @param maximum the largest norm, above 0 and finite
     */
    record ByNorm(double maximum) implements GradientClipping {
        private static final String NAME = "norm";

        /**
         * Checks the maximum.
         *
         * @throws InvalidArgumentException if it is out of range
         */
        public ByNorm {
            if (!(maximum > 0 && maximum < Double.POSITIVE_INFINITY)) {
                throw new InvalidArgumentException("the largest norm of a gradient is above 0 and finite, got "
                        + maximum + "; 1 and 5 are usual, and none() leaves gradients as they are");
            }
        }

        @Override
        public void attachTo(ComputationGraph net) {
            net.addListeners(new GradientClipper.ByNorm(maximum));
        }

        @Override
        public String toString() {
            return NAME + " " + maximum;
        }
    }

    /**
     * See {@link #byValue}.
     *
     * @param limit of each number, above 0 and finite
     */
    record ByValue(double limit) implements GradientClipping {
        private static final String NAME = "value";

        /**
         * Checks the limit.
         *
         * @throws InvalidArgumentException if it is out of range
         */
        public ByValue {
            if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
                throw new InvalidArgumentException("the limit of a gradient's numbers is above 0 and finite, got "
                        + limit + "; none() leaves gradients as they are");
            }
        }

        @Override
        public void attachTo(ComputationGraph net) {
            net.addListeners(new GradientClipper.ByValue(limit));
        }

        @Override
        public String toString() {
            return NAME + " " + limit;
        }
    }
}
