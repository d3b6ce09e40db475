package io.github.fer4j.models.optim;

import io.github.fer4j.InvalidArgumentException;

/** How the learning rate moves through a run; reducing it on a plateau comes on top. */
public sealed interface Schedule {
    /**
     * What the optimiser's learning rate is multiplied by.
     *
     * @param progress the share of all planned steps that is done, in [0, 1)
     * @return the factor, in [0, 1]
     */
    double factor(double progress);

    /** The same rate throughout. */
    static Schedule constant() {
        return new Constant();
    }

    /**
     * Up from a small rate, then down to almost none, both along a cosine (Smith and Topin 2018, <a
     * href="https://arxiv.org/abs/1708.07120">arXiv:1708.07120</a>): the optimiser's rate is the peak. The run starts at a
     * 25th of it.
     *
     * @param warmUp the share of the steps that goes up, in [0, 1)
     * @return the schedule
     * @throws InvalidArgumentException if the share is out of range
     */
    static Schedule oneCycle(double warmUp) {
        return new OneCycle(warmUp);
    }

    /** See {@link #constant}. */
    record Constant() implements Schedule {
        @Override
        public double factor(double progress) {
            return 1;
        }

        @Override
        public String toString() {
            return "constant";
        }
    }

    /**
     * See {@link #oneCycle}.
     *
     * @param warmUp the share of the steps that goes up, in [0, 1)
     */
    record OneCycle(double warmUp) implements Schedule {
        private static final double START = 1.0 / 25;
        private static final double END = 1e-3;

        /**
         * Checks the share.
         *
         * @throws InvalidArgumentException if it is out of range
         */
        public OneCycle {
            if (!(warmUp >= 0 && warmUp < 1)) {
                throw new InvalidArgumentException("the warm-up is a share in [0, 1), got " + warmUp);
            }
        }

        @Override
        public double factor(double progress) {
            return progress < warmUp
                    ? cosine(START, 1, progress / warmUp)
                    : cosine(1, END, (progress - warmUp) / (1 - warmUp));
        }

        private static double cosine(double from, double to, double share) {
            return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
        }

        @Override
        public String toString() {
            return "one cycle, warm-up " + warmUp;
        }
    }
}
