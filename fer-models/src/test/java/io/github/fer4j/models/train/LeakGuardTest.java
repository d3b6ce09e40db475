package io.github.fer4j.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.SeenSamples;
import io.github.fer4j.format.ImageDigest;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.format.SeenImages;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real, tiny model notes of the images that it saw, and what an evaluation makes of it. */
class LeakGuardTest {
    private static FerDataset training;
    private static FerDataset validation;
    private static FerDataset test;
    private static TrainedModel model;

    @BeforeAll
    static void train() {
        FerDataset faces = SyntheticFaces.builder()
                .samplesPerClass(10)
                .shares(0.5, 0.2)
                .seed(3)
                .build();
        training = faces.split(Split.TRAIN);
        validation = faces.split(Split.VALIDATION);
        test = faces.split(Split.TEST);
        model = trainer().fit(training, validation).model();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static NetSpec tiny() {
        return Zoo.slimResNet()
                .option("filters", "8,8,16")
                .option("blocks", "1,1,1")
                .input(Preprocessing.gray48().withSize(24, 24));
    }

    private static Trainer trainer() {
        return Trainer.of(tiny()).batchSize(16).epochs(1).seed(11);
    }

    private static SeenImages seen(FerDataset learned, FerDataset validated) {
        return SeenImages.of(digests(learned), digests(validated));
    }

    private static List<ImageDigest> digests(FerDataset data) {
        return data.samples().stream().map(ImageDigest::of).toList();
    }

    @Test
    void the_model_and_its_file_know_which_images_were_learned_from_and_which_it_was_chosen_on(@TempDir Path folder) {
        assertThat(model.seen()).isEqualTo(seen(training, validation));
        model.save(folder.resolve("model.fer"));
        try (TrainedModel loaded = TrainedModel.load(folder.resolve("model.fer"));
                TrainedModel renamed = loaded.withCard(loaded.card().named("n", "d", "l"))) {
            assertThat(loaded.seen()).isEqualTo(model.seen());
            assertThat(renamed.toModelFile().seen()).isEqualTo(model.seen());
        }
    }

    @Test
    void training_data_are_refused_validation_data_are_named_and_test_data_are_new() {
        assertThatThrownBy(() -> Evaluator.evaluate(model, training))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(training.size() + " of the " + training.size())
                .hasMessageContaining(training.get(0).id());
        assertThat(Evaluator.of(model).allowSeen().evaluate(training).seen().learned())
                .hasSize(training.size());
        assertThat(Evaluator.evaluate(model, validation).seen().validated()).hasSize(validation.size());
        SeenSamples none = Evaluator.evaluate(model, test).seen();
        assertThat(none.knowledge()).isEqualTo(SeenSamples.Knowledge.ALL);
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void images_of_the_training_data_among_the_test_data_are_found_and_left_out_of_the_second_figures() {
        FerDataset copies = FerDataset.of(
                "copies",
                training.labels(),
                training.take(3).samples().stream()
                        .map(sample -> Sample.builder("copy of " + sample.id(), sample.image())
                                .label(sample.label().orElseThrow())
                                .build())
                        .toList());
        Evaluation mixed = Evaluator.evaluate(model, FerDataset.join("mixed", copies, test));
        assertThat(mixed.seen().learned()).hasSize(3).allMatch(id -> id.startsWith("copy of "));
        Evaluation clean = Evaluator.evaluate(model, test);
        assertThat(mixed.withoutLearned().orElseThrow().predictions()).isEqualTo(clean.predictions());
    }

    @Test
    void a_model_that_began_from_another_saw_what_that_one_saw_also_after_a_break(@TempDir Path folder) {
        Transfer transfer = Transfer.from(model);
        SeenImages both = model.seen().and(seen(test, validation));
        try (TrainingResult whole = trainer().transfer(transfer).fit(test, validation)) {
            assertThat(whole.model().seen()).isEqualTo(both);
        }
        int[] asked = {0};
        Trainer twoEpochs = trainer().epochs(2).batchSize(8).checkpoints(folder).resuming();
        twoEpochs
                .transfer(transfer)
                .listen(new TrainingListener() {
                    @Override
                    public void onEpoch(Epoch epoch, int epochs) {
                        asked[0]++;
                    }
                })
                .cancelWhen(() -> asked[0] == 1)
                .fit(test, validation)
                .close();
        assertThat(ModelFile.read(folder.resolve("best.fer")).seen()).isEqualTo(both);
        assertThat(Files.exists(folder.resolve(Checkpoint.FILE))).isTrue();
        // The model that it began from is not here any more; what it saw is in the checkpoint.
        try (TrainingResult rest = Trainer.resume(folder).fit(test, validation)) {
            assertThat(rest.history().epochs()).hasSize(2);
            assertThat(rest.model().seen()).isEqualTo(both);
        }
    }

    @Test
    void what_began_from_weights_of_unknown_origin_knows_a_part() {
        try (TrainedModel unknown = TrainedModel.of(model.card(), model.parameters());
                TrainingResult result =
                        trainer().transfer(Transfer.from(unknown)).fit(test, validation)) {
            assertThat(unknown.seen().isUnknown()).isTrue();
            assertThat(result.model().seen().isComplete()).isFalse();
            assertThat(result.model().seen().learnedImages())
                    .isEqualTo(digests(test).stream().distinct().count());
            // Its figures on what it learned from before are not refused, for nobody knows; but it is said.
            assertThat(Evaluator.evaluate(result.model(), training).seen().knowledge())
                    .isEqualTo(SeenSamples.Knowledge.SOME);
        }
    }
}
