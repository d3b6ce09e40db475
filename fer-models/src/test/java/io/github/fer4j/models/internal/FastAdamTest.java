package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class FastAdamTest {
    private static final int LENGTH = 5000;

    private final ExponentialSchedule schedule = new ExponentialSchedule(ScheduleType.ITERATION, 0.01, 0.9);

    @Test
    void its_steps_and_its_state_are_those_of_deeplearning4j() {
        Adam reference = new Adam(0.01, 0.8, 0.95, 1e-6);
        reference.setLearningRateSchedule(schedule);
        Run expected = new Run(reference);
        Run got = new Run(new FastAdam(schedule, 0.01, 0.8, 0.95, 1e-6));
        Random random = new Random(5);
        for (int step = 0; step < 12; step++) {
            float[] gradient = new float[LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                gradient[i] = i % 7 == 0 ? 0 : (float) (random.nextGaussian() * Math.pow(10, i % 5 - 3.0));
            }
            float[] want = expected.step(gradient, step);
            float[] have = got.step(gradient, step);
            for (int i = 0; i < LENGTH; i++) {
                assertThat(have[i]).isCloseTo(want[i], within(1e-6f * Math.max(1e-2f, Math.abs(want[i]))));
            }
        }
        float[] want = expected.memory.toFloatVector();
        float[] have = got.memory.toFloatVector();
        for (int i = 0; i < want.length; i++) {
            assertThat(have[i]).isCloseTo(want[i], within(1e-5f * Math.max(1e-6f, Math.abs(want[i]))));
        }
    }

    @Test
    void its_neighbours_in_memory_stay_as_they_are() {
        Run run = new Run(new FastAdam(null, 0.01, 0.9, 0.999, 1e-8));
        run.step(new float[LENGTH], 0);
        run.step(Nd4j.ones(LENGTH).toFloatVector(), 1);

        assertThat(run.borders()).containsOnly(7f);
    }

    @Test
    void a_copy_equals_it_and_gives_the_same_kind_of_updater() {
        FastAdam adam = new FastAdam(schedule, 0.01, 0.9, 0.999, 1e-8);

        assertThat(adam.clone()).isEqualTo(adam).isNotSameAs(adam).isInstanceOf(FastAdam.class);
        assertThat(adam.clone().getLearningRateSchedule()).isEqualTo(schedule);
    }

    /** State and gradient lie in the middle of larger arrays, as a net's do. */
    private static final class Run {
        private static final int BORDER = 3;

        private final INDArray states = Nd4j.valueArrayOf(2 * LENGTH + 2 * BORDER, 7f);
        private final INDArray gradients = Nd4j.valueArrayOf(LENGTH + 2 * BORDER, 7f);
        final INDArray memory = states.get(NDArrayIndex.interval(BORDER, BORDER + 2 * LENGTH));
        private final INDArray gradient = gradients.get(NDArrayIndex.interval(BORDER, BORDER + LENGTH));
        private final GradientUpdater<?> updater;

        Run(IUpdater settings) {
            updater = settings.instantiate(memory.reshape(1, 2 * LENGTH), true);
        }

        float[] step(float[] values, int iteration) {
            gradient.assign(Nd4j.createFromArray(values));
            updater.applyUpdater(gradient.reshape(1, LENGTH), iteration, 0);
            return gradient.toFloatVector();
        }

        float[] borders() {
            float[] values = new float[4 * BORDER];
            for (int i = 0; i < BORDER; i++) {
                values[i] = states.getFloat(i);
                values[BORDER + i] = states.getFloat(BORDER + 2L * LENGTH + i);
                values[2 * BORDER + i] = gradients.getFloat(i);
                values[3 * BORDER + i] = gradients.getFloat((long) BORDER + LENGTH + i);
            }
            return values;
        }
    }
}
