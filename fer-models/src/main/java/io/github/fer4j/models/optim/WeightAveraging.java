package io.github.fer4j.models.optim;

/**
 * Which mean of the parameters, over the steps of a run, is validated and kept instead of the last ones. Immutable; running
 * statistics of batch normalisation are averaged like parameters.
 */
public sealed interface WeightAveraging {
    /** All of it, to the last digit, such as {@code EMA 0.999}, or {@code off}; {@link #parse} reads it. */
    default String describe() {
        return toString();
    }

    /** Keeps the parameters as the last step left them. */
    static WeightAveraging none() {
        return new None();
    }

    /**
     * An exponential moving average (Polyak and Juditsky 1992): {@code a = d a + (1 - d) p} after each step, with {@code d =
     * min(decay, (1 + t) / (10 + t))} at step t, from 0, so that the random start is forgotten soon.
     *
     * @param decay the share of the average that stays in a step, in (0, 1), usually 0.99 to 0.9999
     * @return the averaging
     * @throws io.github.fer4j.InvalidArgumentException if it is out of range
     */
    static WeightAveraging ema(double decay) {
        return new Ema(decay);
    }

    /**
     * Stochastic weight averaging (Izmailov et al. 2018, <a href="https://arxiv.org/abs/1803.05407">arXiv:1803.05407</a>,
     * algorithm 1): the plain mean of the parameters at the ends of the epochs that lie behind a share of the run. Meant for
     * rates that stay high: constant, or a step down to half.
     *
     * @param start the share of the run that is not averaged, in [0, 1), usually 0.75
     * @return the averaging
     * @throws io.github.fer4j.InvalidArgumentException if it is out of range
     */
    static WeightAveraging swa(double start) {
        return new Swa(start);
    }

    /**
     * The averaging that {@link #describe} gave this text.
     *
     * @param text such as {@code EMA 0.999}; a number alone, as older models have it, is that of a moving average
     * @return the averaging
     * @throws io.github.fer4j.InvalidArgumentException if it is no such text, or a value is out of range
     */
    static WeightAveraging parse(String text) {
        return SettingText.read("weight averaging", "EMA 0.999", text, parts -> {
            switch (parts.name()) {
                case None.NAME -> {
                    parts.noNumber();
                    return none();
                }
                case Ema.NAME, "" -> {
                    return ema(parts.number());
                }
                case Swa.NAME -> {
                    return swa(parts.number());
                }
                default -> throw parts.unknown();
            }
        });
    }

    /** See {@link #none}. */
    record None() implements WeightAveraging {
        private static final String NAME = "off";

        @Override
        public String toString() {
            return NAME;
        }
    }

    /**
     * See {@link #ema}.
     *
     * @param decay the share of the average that stays in a step, in (0, 1)
     */
    record Ema(double decay) implements WeightAveraging {
        private static final String NAME = "EMA";

        /**
         * Checks the decay.
         *
         * @throws io.github.fer4j.InvalidArgumentException if it is out of range
         */
        public Ema {
            Checks.insideUnit("the decay of a moving average", decay, "0.999 is usual, and none() averages nothing");
        }

        @Override
        public String toString() {
            return NAME + " " + decay;
        }
    }

    /**
     * See {@link #swa}.
     *
     * @param start the share of the run that is not averaged, in [0, 1)
     */
    record Swa(double start) implements WeightAveraging {
        private static final String NAME = "SWA from";

        /**
         * Checks the share.
         *
         * @throws io.github.fer4j.InvalidArgumentException if it is out of range
         */
        public Swa {
            start = Checks.shareBelowOne("the start of weight averaging, a share of the run,", start, "0.75 is usual");
        }

        /**
         * Whether the end of an epoch belongs to the mean: with a start of 0.75 those of epochs 16 to 20 of 20.
         *
         * @param epoch from 1
         * @param epochs of the planned run
         * @return true for the last one at least
         */
        public boolean includes(int epoch, int epochs) {
            return (double) epoch / epochs > start;
        }

        @Override
        public String toString() {
            return NAME + " " + start;
        }
    }
}
