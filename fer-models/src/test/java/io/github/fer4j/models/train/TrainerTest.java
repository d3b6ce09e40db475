package io.github.fer4j.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.ImageSource;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.CutMix;
import io.github.fer4j.data.batch.Mix;
import io.github.fer4j.data.batch.Mixup;
import io.github.fer4j.data.batch.Sampling;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.optim.WeightAveraging;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.ClassWeights;
import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.loss.Losses;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static FerDataset training;
    private static FerDataset validation;

    @BeforeAll
    static void drawFaces() {
        FerDataset faces = SyntheticFaces.builder()
                .samplesPerClass(20)
                .shares(0.7, 0.3)
                .seed(7)
                .build();
        training = faces.split(Split.TRAIN);
        validation = faces.split(Split.VALIDATION);
    }

    private static NetSpec tiny() {
        return Zoo.customCnn()
                .option("filters", "8,8,16")
                .option("units", "16,16")
                .option("convDropout", "0.1");
    }

    private static Trainer small() {
        return Trainer.of(tiny())
                .batchSize(16)
                .epochs(2)
                .optimizer(Adam.of(2e-3))
                .seed(11);
    }

    @Test
    void the_same_seed_gives_the_same_parameters_to_the_bit_and_another_seed_gives_others() {
        Trainer trainer = small().augment(Augmentation.standard()).weightAveraging(WeightAveraging.ema(0.9));
        try (TrainingResult first = trainer.fit(training, validation);
                TrainingResult second = trainer.fit(training, validation);
                TrainingResult other = trainer.seed(12).fit(training, validation)) {
            assertThat(second.model().parameters()).isEqualTo(first.model().parameters());
            assertThat(other.model().parameters()).isNotEqualTo(first.model().parameters());
            assertThat(second.history().epochs().get(1).validationLoss())
                    .isEqualTo(first.history().epochs().get(1).validationLoss());
        }
    }

    @Test
    void the_number_of_loader_threads_does_not_change_the_parameters() {
        Trainer trainer = small().epochs(1)
                .augment(Augmentation.standard())
                .mix(Mix.either(Mixup.of(0.4), 0.5, CutMix.of(1)))
                .sampling(Sampling.classBalanced());
        try (TrainingResult one = trainer.fit(training, validation);
                TrainingResult three = trainer.loaderThreads(3).fit(training, validation);
                TrainingResult plain = trainer.mix(Mix.none()).fit(training, validation)) {
            assertThat(three.model().parameters()).isEqualTo(one.model().parameters());
            assertThat(plain.model().parameters()).isNotEqualTo(one.model().parameters());
            assertThat(one.model().card().provenance().orElseThrow().settings())
                    .containsEntry("mix", "0.5 of batches mixup 0.4, else cutmix 1.0")
                    .containsEntry("sampling", "class-balanced");
            assertThat(one.history().epochs().get(0).loaderWait()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void class_balanced_sampling_lets_each_class_be_learned_from_as_often() {
        // Fear is rare; the sampling is recorded by a source that counts.
        AtomicInteger fear = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        FerDataset unequal = training.filter(new Predicate<>() {
                    private int kept;

                    @Override
                    public boolean test(Sample sample) {
                        return !sample.label().orElseThrow().equals(Emotion.FEAR) || ++kept <= 2;
                    }
                })
                .map(sample -> counting(sample, sample.label().orElseThrow().equals(Emotion.FEAR) ? fear : others));
        small().epochs(4)
                .sampling(Sampling.classBalanced())
                .fit(unequal, validation)
                .close();
        double share = fear.get() / (double) (fear.get() + others.get());
        // 320 draws of probability 1/7: four standard errors are 0.078; without balance it would be 0.023.
        assertThat(share).isBetween(1 / 7.0 - 0.078, 1 / 7.0 + 0.078);
    }

    private static Sample counting(Sample sample, AtomicInteger loads) {
        ImageSource source = sample.image();
        return Sample.builder(sample.id(), () -> {
                    loads.incrementAndGet();
                    return source.load();
                })
                .label(sample.label().orElseThrow())
                .build();
    }

    @Test
    void training_lowers_the_loss() {
        try (TrainingResult run = small().epochs(5)
                .loss(Losses.crossEntropy().smoothed(0.1).withClassWeights(ClassWeights.effectiveNumber(0.99)))
                .fit(training, validation)) {
            List<Epoch> epochs = run.history().epochs();
            assertThat(epochs).hasSize(5);
            assertThat(epochs.get(4).trainingLoss()).isLessThan(epochs.get(0).trainingLoss());
            assertThat(run.end()).isEqualTo(TrainingResult.End.COMPLETED);
        }
    }

    @Test
    void the_model_is_that_of_the_best_epoch_by_the_validation_data() {
        try (TrainingResult run = small().epochs(4).selectBy(Selection.LOSS).fit(training, validation)) {
            Epoch best = run.history().best().orElseThrow();
            assertThat(run.history().epochs()).allMatch(epoch -> epoch.validationLoss() >= best.validationLoss());
            int hits = 0;
            for (Sample sample : validation) {
                Scores scores = run.model().classify(sample.image().load());
                hits += scores.top().equals(sample.label().orElseThrow()) ? 1 : 0;
            }
            assertThat((double) hits / validation.size()).isEqualTo(best.validationAccuracy());
        }
    }

    @Test
    void early_stopping_ends_the_run_after_its_patience() {
        // A rate this small changes nothing, so no epoch after the first is better.
        try (TrainingResult run =
                small().optimizer(Adam.of(1e-12)).epochs(30).earlyStopping(2).fit(training, validation)) {
            assertThat(run.end()).isEqualTo(TrainingResult.End.EARLY_STOPPED);
            assertThat(run.history().epochs()).hasSizeLessThan(30);
            int best = run.history().best().orElseThrow().number();
            assertThat(run.history().epochs()).hasSize(best + 2);
        }
    }

    @Test
    void the_learning_rate_falls_on_a_plateau() {
        try (TrainingResult run = small().optimizer(Adam.of(1e-12))
                .epochs(6)
                .reduceLrOnPlateau(0.5, 1)
                .fit(training, validation)) {
            List<Epoch> epochs = run.history().epochs();
            for (int i = 1; i < epochs.size(); i++) {
                double expected =
                        epochs.get(i - 1).learningRate() * (epochs.get(i - 1).best() ? 1 : 0.5);
                assertThat(epochs.get(i).learningRate()).isEqualTo(expected);
            }
            assertThat(epochs.get(5).learningRate()).isLessThan(1e-12);
        }
    }

    @Test
    void checkpoints_hold_the_best_model_and_the_history(@TempDir Path folder) throws Exception {
        try (TrainingResult run = small().checkpoints(folder.resolve("run")).fit(training, validation);
                TrainedModel best = TrainedModel.load(folder.resolve("run/best.fer"))) {
            assertThat(best.parameters()).isEqualTo(run.model().parameters());
            assertThat(Files.readAllLines(folder.resolve("run/history.csv"))).hasSize(3);
            assertThat(Files.list(folder.resolve("run")))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("best.fer", "history.csv", "checkpoint.ferrun");
        }
    }

    @Test
    void the_card_says_what_was_learned_and_how() {
        try (TrainingResult run = small().epochs(1).fit(training, validation)) {
            var card = run.model().card();
            var provenance = card.provenance().orElseThrow();
            assertThat(provenance.data()).isEqualTo(SyntheticFaces.NAME);
            assertThat(provenance.trainingSamples()).isEqualTo(training.size());
            assertThat(provenance.validationSamples()).isEqualTo(validation.size());
            assertThat(provenance.seed()).isEqualTo(11);
            assertThat(provenance.selection()).isEqualTo("best epoch by validation accuracy");
            assertThat(provenance.settings())
                    .containsEntry("optimizer", "Adam 0.002")
                    .containsEntry("epochs", "1");
            assertThat(provenance.versions())
                    .containsKeys("fer4j", "deeplearning4j", "openblas", "natives", "java")
                    .allSatisfy((library, version) -> assertThat(version).doesNotContain("${"));
        }
    }

    @Test
    void a_loss_that_is_no_number_stops_the_run_and_says_where_and_what_was_kept(@TempDir Path folder) {
        DivergingLoss diverging = new DivergingLoss();
        assertThatThrownBy(() -> small().loss(diverging)
                        .listen(diverging)
                        .checkpoints(folder)
                        .epochs(3)
                        .fit(training, validation))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("epoch 2, batch 1")
                .hasMessageContaining("best.fer");
        assertThat(folder.resolve("best.fer")).exists();
        TrainedModel.load(folder.resolve("best.fer")).close();
    }

    @Test
    void parameters_that_the_last_step_of_an_epoch_spoils_stop_the_run_too() {
        Loss finiteWithBadGradient = new Loss() {
            @Override
            public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
                Arrays.fill(gradient, Double.NaN);
                return 1;
            }

            @Override
            public String describe() {
                return "bad gradient";
            }
        };
        assertThatThrownBy(() -> small().loss(finiteWithBadGradient)
                        .batchSize(training.size())
                        .fit(training, validation))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("epoch 1, batch 1")
                .hasMessageContaining("no model");
    }

    @Test
    void a_run_can_be_cancelled_and_keeps_the_best_epoch() {
        List<Epoch> seen = new ArrayList<>();
        TrainingListener record = new TrainingListener() {
            @Override
            public void onEpoch(Epoch epoch, int epochs) {
                seen.add(epoch);
            }
        };
        try (TrainingResult run = small().epochs(1000)
                .listen(record)
                .cancelWhen(() -> seen.size() == 2)
                .fit(training, validation)) {
            assertThat(run.end()).isEqualTo(TrainingResult.End.CANCELLED);
            assertThat(run.history().epochs()).hasSize(2);
        }
    }

    @Test
    void a_run_that_is_cancelled_before_its_first_epoch_says_that_there_is_no_model() {
        assertThatThrownBy(() -> small().cancelWhen(() -> true).fit(training, validation))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("no model");
    }

    @Test
    void an_image_that_cannot_be_read_stops_the_run_and_names_the_sample() {
        List<Sample> samples = new ArrayList<>(training.samples());
        samples.set(
                3,
                Sample.builder("broken.png", () -> {
                            throw new UnreadableImageException("it is truncated");
                        })
                        .label(Emotion.FEAR)
                        .build());
        FerDataset broken = FerDataset.of("broken", training.labels(), samples);
        assertThatThrownBy(() -> small().epochs(3).fit(broken, validation))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("broken.png")
                .hasMessageContaining("truncated");
    }

    @Test
    void data_that_cannot_be_learned_from_is_refused_before_anything_is_built() {
        FerDataset none = training.take(0);
        assertThatThrownBy(() -> small().fit(none, validation))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("training data");
        assertThatThrownBy(() -> small().fit(training, none))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("validation data");
        assertThatThrownBy(() -> Trainer.of(tiny().classes(LabelSet.FERPLUS_8)).fit(training, validation))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("classes");
        FerDataset fearless =
                training.filter(sample -> !sample.label().orElseThrow().equals(Emotion.FEAR));
        assertThatThrownBy(() -> small().fit(fearless, validation))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'fear'");
        FerDataset unlabelled = training.map(
                sample -> Sample.builder(sample.id(), sample.image()).build());
        assertThatThrownBy(() -> small().fit(unlabelled, validation))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("neither");
    }

    @Test
    void settings_out_of_range_are_refused_with_their_rule() {
        Trainer trainer = small();
        assertThatThrownBy(() -> trainer.batchSize(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> trainer.epochs(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> trainer.earlyStopping(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> trainer.reduceLrOnPlateau(1, 3)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> trainer.reduceLrOnPlateau(0.5, 0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> trainer.weightAveraging(WeightAveraging.ema(1)))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> trainer.seed(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> trainer.loaderThreads(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> trainer.mix(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> trainer.sampling(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Adam.of(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Adam.of(Double.NaN)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Adam.of(1e-3).withWeightDecay(-1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Schedule.oneCycle(1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> trainer.loss(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> trainer.augment(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> trainer.optimizer(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> trainer.listen((TrainingListener) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> small().schedule(Schedule.oneCycle(0.3))
                        .reduceLrOnPlateau(0.5, 2)
                        .fit(training, validation))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("one-cycle");
    }

    @Test
    void progress_prints_a_line_for_each_epoch_with_speed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        small().listen(Listeners.console(new PrintStream(out, true, StandardCharsets.UTF_8)))
                .fit(training, validation)
                .close();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.matches("epoch \\d/2 .* validation loss .* images/s .*"));
    }

    @Test
    void one_cycle_rises_to_the_peak_and_falls_to_almost_nothing() {
        Schedule schedule = Schedule.oneCycle(0.25);
        assertThat(schedule.factor(0)).isCloseTo(1.0 / 25, within(1e-12));
        assertThat(schedule.factor(0.25)).isCloseTo(1, within(1e-12));
        assertThat(schedule.factor(0.1)).isBetween(1.0 / 25, 1.0);
        assertThat(schedule.factor(0.999)).isLessThan(0.002);
    }

    @Test
    void memory_that_runs_out_is_an_error_that_says_which_batch_size_to_try() {
        Loss hungry = new Loss() {
            @Override
            public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
                throw new OutOfMemoryError(
                        "Physical memory usage is too high: physicalBytes (3G) > maxPhysicalBytes (2G)");
            }

            @Override
            public String describe() {
                return "hungry";
            }
        };
        assertThatThrownBy(() -> small().loss(hungry).fit(training, validation))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("epoch 1, batch 1")
                .hasMessageContaining("batches of 16")
                .hasMessageContaining("try batchSize(8)")
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
        assertThat(OutOfMemory.isIn(new IllegalStateException(
                        "op failed", new RuntimeException("Allocation failed: [[DEVICE] 4096 bytes]"))))
                .isTrue();
        assertThat(OutOfMemory.isIn(new IllegalStateException("shapes differ"))).isFalse();
        assertThat(OutOfMemory.advice(1)).contains("smaller input").doesNotContain("batchSize(0)");
    }

    @Test
    void a_run_can_be_cancelled_by_interrupting_its_thread() throws Exception {
        AtomicInteger epochs = new AtomicInteger();
        AtomicReference<TrainingResult> result = new AtomicReference<>();
        Thread thread = new Thread(() -> result.set(small().epochs(100_000)
                .listen(new TrainingListener() {
                    @Override
                    public void onEpoch(Epoch epoch, int planned) {
                        epochs.incrementAndGet();
                    }
                })
                .fit(training, validation)));
        thread.start();
        while (epochs.get() == 0 && thread.isAlive()) {
            Thread.sleep(5);
        }
        thread.interrupt();
        thread.join(60_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(result.get().end()).isEqualTo(TrainingResult.End.CANCELLED);
        result.get().close();
    }

    @Test
    void a_trainer_is_never_changed_by_its_methods() {
        Trainer trainer = small();
        Map<String, String> before = trainer.settings();
        trainer.batchSize(7).epochs(9).seed(3).optimizer(Adam.of(1)).augment(Augmentation.standard());
        assertThat(trainer.settings()).isEqualTo(before).containsEntry("batch size", "16");
    }

    @Test
    void history_is_written_as_json_with_every_digit() throws Exception {
        try (TrainingResult run = small().epochs(1).fit(training, validation)) {
            Epoch epoch = run.history().epochs().get(0);
            JsonNode json = new ObjectMapper()
                    .readTree(run.history().toJson())
                    .path("epochs")
                    .path(0);
            assertThat(json.path("trainingLoss").asDouble()).isEqualTo(epoch.trainingLoss());
            assertThat(json.path("validationUar").asDouble()).isEqualTo(epoch.validationUar());
            assertThat(json.path("best").asBoolean()).isEqualTo(epoch.best());
        }
    }
}
