package io.github.fer4j.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.injection.NoiseInjection;
import io.github.fer4j.noise.selection.EarlyLearning;
import io.github.fer4j.noise.selection.KeepSchedule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LabelTrustTest {
    private static FerDataset training;
    private static FerDataset validation;

    @BeforeAll
    static void drawFaces() {
        FerDataset faces =
                SyntheticFaces.builder().samplesPerClass(12).shares(0.7, 0.3).build();
        training =
                NoiseInjection.symmetric(0.3).apply(faces.split(Split.TRAIN), 5).dataset();
        validation = faces.split(Split.VALIDATION);
    }

    private static Trainer small() {
        return Trainer.of(Zoo.customCnn()
                        .option("filters", "8,8,16")
                        .option("units", "16,16")
                        .option("convDropout", "0.1"))
                .batchSize(16)
                .epochs(2)
                .seed(11);
    }

    static Stream<Arguments> trusts() {
        KeepSchedule schedule = new KeepSchedule(0.3, 1, 1);
        return Stream.of(
                Arguments.of(small().smallLoss(schedule), "small losses, noise 0.3 left out over 1 epochs"),
                Arguments.of(small().coTeaching(schedule), "co-teaching, noise 0.3 left out over 1 epochs"),
                Arguments.of(
                        small().earlyLearning(EarlyLearning.standard()), "all labels; early learning 3.0, mean 0.7"));
    }

    @ParameterizedTest
    @MethodSource("trusts")
    void a_run_that_doubts_its_labels_repeats_to_the_bit_and_says_so_in_its_card(Trainer trainer, String said) {
        try (TrainingResult first = trainer.fit(training, validation);
                TrainingResult second = trainer.fit(training, validation);
                TrainingResult trusting = small().fit(training, validation)) {
            assertThat(second.model().parameters()).isEqualTo(first.model().parameters());
            // The schedules leave nothing out in the first epoch, which may be the best one.
            assertThat(lastLoss(second)).isEqualTo(lastLoss(first)).isNotEqualTo(lastLoss(trusting));
            assertThat(first.model().card().training().settings()).containsEntry("trust in labels", said);
        }
    }

    private static double lastLoss(TrainingResult run) {
        return run.history().epochs().get(1).trainingLoss();
    }

    @Test
    void a_schedule_that_leaves_nothing_out_changes_nothing() {
        try (TrainingResult all = small().smallLoss(KeepSchedule.coTeaching(0)).fit(training, validation);
                TrainingResult plain = small().fit(training, validation)) {
            assertThat(all.model().parameters()).isEqualTo(plain.model().parameters());
        }
    }

    @Test
    void the_first_epoch_learns_from_everything_as_the_schedule_says() {
        LabelTrust trust = LabelTrust.ALL.coTeaching(KeepSchedule.coTeaching(0.2));
        assertThat(trust.share(1)).isEqualTo(1);
        assertThat(trust.share(6)).isEqualTo(0.9);
        assertThat(LabelTrust.ALL.share(100)).isEqualTo(1);
        assertThatThrownBy(() -> small().coTeaching(null)).isInstanceOf(NullPointerException.class);
    }
}
