package io.github.fer4j.models.optim;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How the learning rate moves through a run; reducing it on a plateau comes on top. Immutable. Places in a run are shares of
 * its planned steps, so a schedule fits runs of any length: epoch 30 of 90 is {@code 30 / 90.0}.
 */
public sealed interface Schedule {
    /**
     * What the optimiser's learning rate is multiplied by.
     *
     * @param progress the share of all planned steps that is done, in [0, 1)
     * @return the factor, in [0, 1]
     */
    double factor(double progress);

    /** All of it, to the last digit, such as {@code cosine to 0.01, warm-up 0.05}; {@link #parse} reads it. */
    default String describe() {
        return toString();
    }

    /** The same rate throughout. */
    static Schedule constant() {
        return new Constant();
    }

    /**
     * Times a factor at each milestone (PyTorch's {@code MultiStepLR}, with shares of the run for epochs).
     *
     * @param factor what the rate is multiplied by, in (0, 1), usually 0.1
     * @param milestones shares of the run, each in (0, 1) and above the one before; at least one
     * @return the schedule
     * @throws InvalidArgumentException if a value is out of range, or the milestones do not rise
     */
    static Schedule step(double factor, double... milestones) {
        return new Step(factor, Arrays.stream(milestones).boxed().toList());
    }

    /**
     * Down to a share of the rate along half a cosine (Loshchilov and Hutter 2017, <a
     * href="https://arxiv.org/abs/1608.03983">arXiv:1608.03983</a>, equation 5, without restarts).
     *
     * @param end the share that is left at the end, in [0, 1); 0 and 0.01 are usual
     * @return the schedule
     * @throws InvalidArgumentException if the share is out of range
     */
    static Schedule cosine(double end) {
        return new Cosine(end);
    }

    /**
     * Down to a share of the rate, by the same factor in each step (PyTorch's {@code ExponentialLR} with a gamma of {@code
     * end^(1 / epochs)}, in steps instead of epochs).
     *
     * @param end the share that is left at the end, in (0, 1), such as 0.01
     * @return the schedule
     * @throws InvalidArgumentException if the share is out of range
     */
    static Schedule exponential(double end) {
        return new Exponential(end);
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

    /**
     * This schedule with a gradual start (Goyal et al. 2017, <a href="https://arxiv.org/abs/1706.02677">arXiv:1706.02677</a>,
     * section 2.2): its factors are multiplied by a straight line from a thousandth to 1. The schedule runs from the first
     * step all the same, so its milestones stay where they are.
     *
     * @param share of the steps, in (0, 1), usually 0.02 to 0.1
     * @return the schedule
     * @throws InvalidArgumentException if the share is out of range, or this schedule has a warm-up already
     */
    default Schedule withWarmUp(double share) {
        return new WarmUp(this, share);
    }

    /**
     * The schedule that {@link #describe} gave this text.
     *
     * @param text such as {@code step 0.1, at 0.5 0.75}
     * @return the schedule
     * @throws InvalidArgumentException if it is no such text, or a value is out of range
     */
    static Schedule parse(String text) {
        return SettingText.read("a schedule", "cosine to 0.01, warm-up 0.05", text, parts -> {
            if (parts.name().equals(OneCycle.NAME)) {
                parts.noNumber();
                return oneCycle(SettingText.counted(WarmUp.NAME, parts.takeAll(WarmUp.NAME), 1)[0]);
            }
            Schedule schedule = plain(parts);
            return parts.has(WarmUp.NAME) ? schedule.withWarmUp(parts.take(WarmUp.NAME, 0)) : schedule;
        });
    }

    private static Schedule plain(SettingText parts) {
        switch (parts.name()) {
            case Constant.NAME -> {
                parts.noNumber();
                return constant();
            }
            case Step.NAME -> {
                return step(parts.number(), parts.takeAll(Step.MILESTONES));
            }
            case Cosine.NAME -> {
                return cosine(parts.number());
            }
            case Exponential.NAME -> {
                return exponential(parts.number());
            }
            default -> throw parts.unknown();
        }
    }

    /** Along half a cosine from one value to another. */
    private static double halfCosine(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
    }

    /** See {@link #constant}. */
    record Constant() implements Schedule {
        private static final String NAME = "constant";

        @Override
        public double factor(double progress) {
            return 1;
        }

        @Override
        public String toString() {
            return NAME;
        }
    }

    /**
     * See {@link #step}.
     *
     * @param factor what the rate is multiplied by at each milestone, in (0, 1)
     * @param milestones shares of the run, rising, each in (0, 1)
     */
    record Step(double factor, List<Double> milestones) implements Schedule {
        private static final String NAME = "step";
        private static final String MILESTONES = "at";

        /**
         * Checks the values.
         *
         * @throws InvalidArgumentException if one is out of range, or the milestones do not rise
         */
        public Step {
            Checks.insideUnit("the factor of a step", factor, "0.1 is usual");
            milestones = List.copyOf(milestones);
            if (milestones.isEmpty()) {
                throw new InvalidArgumentException(
                        "a step schedule has at least 1 milestone, got none; use constant()");
            }
            double before = 0;
            for (double milestone : milestones) {
                if (!(milestone > before && milestone < 1)) {
                    throw new InvalidArgumentException("milestones are shares of the run, in (0, 1) and rising, got "
                            + milestones + "; epoch 30 of 90 is 30 / 90.0");
                }
                before = milestone;
            }
        }

        @Override
        public double factor(double progress) {
            return Math.pow(
                    factor, milestones.stream().filter(at -> progress >= at).count());
        }

        @Override
        public String toString() {
            return NAME + " " + factor + ", " + MILESTONES + " "
                    + milestones.stream().map(Object::toString).collect(Collectors.joining(" "));
        }
    }

    /**
     * See {@link #cosine}.
     *
     * @param end the share of the rate that is left at the end, in [0, 1)
     */
    record Cosine(double end) implements Schedule {
        private static final String NAME = "cosine to";

        /**
         * Checks the share.
         *
         * @throws InvalidArgumentException if it is out of range
         */
        public Cosine {
            end = Checks.shareBelowOne("the end of a cosine, a share of the rate,", end, "0.01 is usual");
        }

        @Override
        public double factor(double progress) {
            return halfCosine(1, end, progress);
        }

        @Override
        public String toString() {
            return NAME + " " + end;
        }
    }

    /**
     * See {@link #exponential}.
     *
     * @param end the share of the rate that is left at the end, in (0, 1)
     */
    record Exponential(double end) implements Schedule {
        private static final String NAME = "exponential to";

        /**
         * Checks the share.
         *
         * @throws InvalidArgumentException if it is out of range
         */
        public Exponential {
            Checks.insideUnit("the end of an exponential schedule, a share of the rate,", end, "0.01 is usual");
        }

        @Override
        public double factor(double progress) {
            return Math.pow(end, progress);
        }

        @Override
        public String toString() {
            return NAME + " " + end;
        }
    }

    /**
     * See {@link #oneCycle}.
     *
     * @param warmUp the share of the steps that goes up, in [0, 1)
     */
    record OneCycle(double warmUp) implements Schedule {
        private static final String NAME = "one cycle";
        private static final double START = 1.0 / 25;
        private static final double END = 1e-3;

        /**
         * Checks the share.
         *
         * @throws InvalidArgumentException if it is out of range
         */
        public OneCycle {
            warmUp = Checks.shareBelowOne("the warm-up, a share of the run,", warmUp, "0.25 and 0.3 are usual");
        }

        @Override
        public double factor(double progress) {
            return progress < warmUp
                    ? halfCosine(START, 1, progress / warmUp)
                    : halfCosine(1, END, (progress - warmUp) / (1 - warmUp));
        }

        @Override
        public String toString() {
            return NAME + ", " + WarmUp.NAME + " " + warmUp;
        }
    }

    /**
     * See {@link #withWarmUp}.
     *
     * @param schedule what is multiplied; neither this nor a one-cycle schedule, which has a warm-up of its own
     * @param share of the steps, in (0, 1)
     */
    record WarmUp(Schedule schedule, double share) implements Schedule {
        private static final String NAME = "warm-up";
        private static final double START = 1e-3;

        /**
         * Checks the values.
         *
         * @throws InvalidArgumentException if the share is out of range, or the schedule has a warm-up already
         */
        public WarmUp {
            if (schedule instanceof WarmUp || schedule instanceof OneCycle) {
                throw new InvalidArgumentException("a schedule is warmed up once, got '" + schedule.describe()
                        + "', which has a warm-up; set the share there");
            }
            Objects.requireNonNull(schedule, "schedule");
            Checks.insideUnit("the warm-up, a share of the run,", share, "0.05 is usual");
        }

        @Override
        public double factor(double progress) {
            double ramp = progress < share ? START + (1 - START) * progress / share : 1;
            return ramp * schedule.factor(progress);
        }

        @Override
        public String toString() {
            return schedule.describe() + ", " + NAME + " " + share;
        }
    }
}
