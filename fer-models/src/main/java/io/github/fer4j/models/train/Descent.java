package io.github.fer4j.models.train;

import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.GradientClipping;
import io.github.fer4j.models.optim.Optimizer;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.optim.WeightAveraging;

/**
 * How parameters follow gradients.
 *
 * @param optimizer what moves them
 * @param schedule of the learning rate
 * @param plateau what lowers the rate beside the schedule
 * @param clipping what limits gradients
 * @param averaging which parameters are validated and kept
 */
record Descent(
        Optimizer optimizer, Schedule schedule, Plateau plateau, GradientClipping clipping, WeightAveraging averaging) {
    static final Descent STANDARD = new Descent(
            Adam.of(1e-3), Schedule.constant(), Plateau.OFF, GradientClipping.none(), WeightAveraging.none());

    Descent withOptimizer(Optimizer value) {
        return new Descent(value, schedule, plateau, clipping, averaging);
    }

    Descent withSchedule(Schedule value) {
        return new Descent(optimizer, value, plateau, clipping, averaging);
    }

    Descent withPlateau(Plateau value) {
        return new Descent(optimizer, schedule, value, clipping, averaging);
    }

    Descent withClipping(GradientClipping value) {
        return new Descent(optimizer, schedule, plateau, value, averaging);
    }

    Descent withAveraging(WeightAveraging value) {
        return new Descent(optimizer, schedule, plateau, clipping, value);
    }
}
