package io.github.fer4j.models.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingCancelledException;
import io.github.fer4j.models.zoo.Zoo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfSampleTest {
    private static final FerDataset FACES =
            SyntheticFaces.builder().samplesPerClass(12).build();

    private static Trainer small() {
        return Trainer.of(Zoo.simpleCnn().option("filters", "4,4,8").option("units", "8,8"))
                .batchSize(16)
                .epochs(1);
    }

    @Test
    void each_sample_is_judged_once_by_a_net_that_did_not_learn_from_it() {
        Set<String> heldOut = new HashSet<>();
        OutOfSample.Result result = OutOfSample.of(small())
                .folds(3)
                .onFold((fold, folds) -> {
                    assertThat(folds).isEqualTo(3);
                    fold.heldOut()
                            .forEach(sample ->
                                    assertThat(heldOut.add(sample.id())).isTrue());
                    Set<String> learned = new HashSet<>();
                    fold.train().forEach(sample -> learned.add(sample.id()));
                    assertThat(learned)
                            .doesNotContainAnyElementsOf(fold.heldOut().samples().stream()
                                    .map(sample -> sample.id())
                                    .toList());
                })
                .build()
                .run(FACES);
        assertThat(heldOut).hasSize(FACES.size());
        assertThat(result.scores()).hasSize(FACES.size()).doesNotContainNull();
        assertThat(result.histories()).hasSize(3);
        assertThat(result.probabilities()).hasDimensions(FACES.size(), 7);
    }

    @Test
    void k_fold_training_that_was_stopped_goes_on(@TempDir Path folder) {
        int[] asked = {0};
        OutOfSample stopped = OutOfSample.of(small().cancelWhen(() -> ++asked[0] > 4)) // three batches a fold
                .folds(3)
                .checkpoints(folder)
                .build();
        assertThatThrownBy(() -> stopped.run(FACES)).isInstanceOf(TrainingCancelledException.class);
        OutOfSample.Result rest =
                OutOfSample.of(small()).folds(3).checkpoints(folder).build().run(FACES);
        OutOfSample.Result whole = OutOfSample.of(small()).folds(3).build().run(FACES);
        assertThat(rest.scores()).isEqualTo(whole.scores());
    }

    @Test
    void ids_that_repeat_and_settings_out_of_range_are_refused() {
        List<Sample> samples = new ArrayList<>(FACES.samples());
        samples.addAll(FACES.samples());
        FerDataset twice = FerDataset.of("twice", FACES.labels(), samples);
        assertThatThrownBy(() -> OutOfSample.of(small()).build().run(twice))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("withId");
        assertThatThrownBy(() -> OutOfSample.of(small()).folds(1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> OutOfSample.of(small()).validationShare(1))
                .isInstanceOf(InvalidArgumentException.class);
    }
}
