package io.github.fer4j.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.data.batch.Mixup;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.AffectLosses;
import io.github.fer4j.noise.selection.KeepSchedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nets that learn categories, valence and arousal together. */
class MultiTaskTest {
    private static FerDataset training;
    private static FerDataset validation;
    /** A fifth of each, for what can be seen without learning much. */
    private static FerDataset few;

    private static FerDataset fewToValidate;

    @BeforeAll
    static void drawFaces() {
        // Faces that a tiny net learns in seconds; drawn once, not in each epoch again.
        FerDataset faces = SyntheticFaces.builder()
                .labels(LabelSet.of(Emotion.HAPPINESS, Emotion.SADNESS, Emotion.SURPRISE, Emotion.NEUTRAL))
                .intensity(0.7, 1)
                .glasses(0)
                .occlusion(0)
                .pose(3, 3)
                .samplesPerClass(60)
                .shares(0.75, 0.25)
                .seed(7)
                .build();
        validation = faces.split(Split.VALIDATION).map(sample -> annotated(sample, withoutAffect(sample)));
        // Every third sample, more or less, is not annotated.
        training = faces.split(Split.TRAIN)
                .map(sample -> sample.id().hashCode() % 3 == 0
                        ? withoutAffect(sample)
                        : annotated(sample, withoutAffect(sample)));
        few = fifth(training);
        fewToValidate = fifth(validation);
    }

    private static FerDataset fifth(FerDataset data) {
        return FerDataset.of(
                data.name(),
                data.labels(),
                IntStream.range(0, data.size())
                        .filter(i -> i % 5 == 0)
                        .mapToObj(data::get)
                        .toList());
    }

    private static Sample withoutAffect(Sample sample) {
        return Sample.builder(sample.id(), sample.image().load())
                .label(sample.label().orElseThrow())
                .build();
    }

    private static Sample annotated(Sample from, Sample to) {
        return to.toBuilder()
                .valenceArousal(from.valenceArousal().orElseThrow())
                .build();
    }

    private static NetSpec tiny() {
        return Zoo.slimCnn()
                .classes(training.labels())
                .option("filters", "8,8,16,24")
                .option("dropout", "0");
    }

    private static Trainer small() {
        return Trainer.of(tiny().withValenceArousal())
                .affect(AffectLosses.concordance(), 1)
                .batchSize(20)
                .epochs(2)
                .optimizer(Adam.of(1e-2))
                .schedule(Schedule.oneCycle(0.3))
                .seed(11);
    }

    @Test
    void both_are_learned_although_a_third_of_the_samples_is_not_annotated() {
        long annotated = training.samples().stream()
                .filter(sample -> sample.valenceArousal().isPresent())
                .count();
        assertThat(annotated).isBetween(training.size() / 2L, training.size() * 4L / 5);
        try (TrainingResult run = small().epochs(8).selectBy(Selection.CCC).fit(training, validation)) {
            Epoch best = run.history().best().orElseThrow();
            AffectFigures figures = best.validationAffect().orElseThrow();
            assertThat(figures.valenceCcc()).isGreaterThan(0.5);
            assertThat(figures.arousalCcc()).isGreaterThan(0.5);
            assertThat(figures.samples()).isEqualTo(validation.size());
            assertThat(best.validationAccuracy()).isGreaterThan(0.5);
            assertThat(run.model().card().training().selection()).isEqualTo("best epoch by validation ccc");

            // The figures are those of what the model says, face by face.
            List<ValenceArousal> said = validation.samples().stream()
                    .map(sample -> run.model()
                            .classify(sample.image().load())
                            .valenceArousal()
                            .orElseThrow())
                    .toList();
            AffectFigures again = AffectFigures.of(
                    said,
                    validation.samples().stream()
                            .map(sample -> sample.valenceArousal().orElseThrow())
                            .toList());
            assertThat(again.valenceCcc()).isCloseTo(figures.valenceCcc(), within(1e-4));
            assertThat(again.arousalRmse()).isCloseTo(figures.arousalRmse(), within(1e-4));
        }
    }

    @Test
    void a_saved_model_gives_both_again(@TempDir Path folder) {
        try (TrainingResult run =
                small().epochs(1).affect(AffectLosses.meanSquaredError(), 0.5).fit(few, fewToValidate)) {
            run.model().save(folder.resolve("both.fer"));
            try (TrainedModel loaded = TrainedModel.load(folder.resolve("both.fer"))) {
                Scores before =
                        run.model().classify(fewToValidate.get(0).image().load());
                Scores after = loaded.classify(fewToValidate.get(0).image().load());
                assertThat(after).isEqualTo(before);
                assertThat(after.valenceArousal()).isPresent();
                assertThat(loaded.card().architecture().options()).containsEntry("head", "categories+affect");
                assertThat(loaded.card().training().settings())
                        .containsEntry("affect", "mean squared error, weight 0.5");
            }
        }
    }

    @Test
    void a_plain_net_says_nothing_of_valence_and_arousal_and_neither_does_its_history() {
        try (TrainingResult run = Trainer.of(tiny()).epochs(1).seed(11).fit(few, fewToValidate)) {
            assertThat(run.model().classify(fewToValidate.get(0).image().load()).valenceArousal())
                    .isEmpty();
            assertThat(run.history().epochs().get(0).validationAffect()).isEmpty();
            assertThat(run.history().toCsv()).doesNotContain("ccc");
            assertThat(run.history().toJson()).doesNotContain("affect");
            assertThat(run.model().card().training().settings()).containsEntry("affect", "off");
        }
    }

    @Test
    void the_history_has_the_figures_as_columns_and_as_json() {
        try (TrainingResult run = small().fit(few, fewToValidate)) {
            Epoch first = run.history().epochs().get(0);
            List<String> lines = run.history().toCsv().lines().toList();
            assertThat(lines.get(0)).endsWith("best,valence_ccc,arousal_ccc,valence_rmse,arousal_rmse");
            assertThat(lines).allMatch(line -> line.split(",").length == 16);
            assertThat(Double.parseDouble(lines.get(1).split(",")[12]))
                    .isCloseTo(first.affect().valenceCcc(), within(1e-6));
            assertThat(run.history().toJson())
                    .contains("\"valenceCcc\" : " + first.affect().valenceCcc());
        }
    }

    @Test
    void validation_data_without_annotations_give_no_figures_but_a_model() {
        FerDataset plain = fewToValidate.map(MultiTaskTest::withoutAffect);
        try (TrainingResult run = small().epochs(1).fit(few, plain)) {
            Epoch epoch = run.history().epochs().get(0);
            assertThat(epoch.validationAffect()).isEmpty();
            assertThat(epoch.validationLoss()).isFinite();
            assertThat(run.model().classify(plain.get(0).image().load()).valenceArousal())
                    .isPresent();
        }
        assertThatThrownBy(() -> small().selectBy(Selection.CCC).fit(few, plain))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("the validation data has at least 2 samples with valence and arousal, got 0 of "
                        + plain.size());
    }

    @Test
    void mixing_and_co_teaching_go_together_with_valence_and_arousal() {
        try (TrainingResult run = small().mix(Mixup.of(0.4))
                .coTeaching(new KeepSchedule(0.2, 1, 1))
                .fit(few, fewToValidate)) {
            assertThat(run.history().epochs()).hasSize(2).allSatisfy(epoch -> {
                assertThat(epoch.trainingLoss()).isFinite();
                assertThat(epoch.validationAffect()).isPresent();
            });
        }
    }

    @Test
    void a_run_that_was_stopped_goes_on_as_if_it_was_not(@TempDir Path folder) {
        Trainer trainer = small().epochs(3);
        boolean[] stop = {false};
        try (TrainingResult whole = trainer.fit(few, fewToValidate);
                TrainingResult half = trainer.checkpoints(folder)
                        .listen(new TrainingListener() {
                            @Override
                            public void onEpoch(Epoch epoch, int epochs) {
                                stop[0] = true;
                            }
                        })
                        .cancelWhen(() -> stop[0])
                        .fit(few, fewToValidate);
                TrainingResult rest = trainer.checkpoints(folder).resuming().fit(few, fewToValidate)) {
            assertThat(half.history().epochs()).hasSize(1);
            assertThat(rest.model().parameters()).isEqualTo(whole.model().parameters());
            assertThat(rest.history().epochs().get(0).affect())
                    .isEqualTo(whole.history().epochs().get(0).affect())
                    .isNotNull();
            assertThat(folder.resolve("history.csv")).content().contains("arousal_rmse");
        }
        assertThatThrownBy(() -> trainer.affect(AffectLosses.concordance(), 2)
                        .checkpoints(folder)
                        .resuming()
                        .fit(few, fewToValidate))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'affect'")
                .hasMessageContaining("weight 1.0, got 1 - concordance correlation, weight 2.0");
        assertThat(Files.exists(folder.resolve(Checkpoint.FILE))).isTrue();
    }

    @Test
    void a_saved_model_gives_its_run_back() {
        try (TrainingResult run = small().epochs(1).fit(few, fewToValidate);
                TrainingResult again = Trainer.replay(run.model().card()).fit(few, fewToValidate)) {
            assertThat(again.model().parameters()).isEqualTo(run.model().parameters());
        }
    }

    @Test
    void settings_say_what_is_done_with_affect_and_are_read_back() {
        for (AffectObjective objective : List.of(
                AffectObjective.OFF,
                AffectObjective.of(AffectLosses.meanSquaredError(), 0.1),
                AffectObjective.of(AffectLosses.concordance(), 1e-5))) {
            assertThat(AffectObjective.parse(objective.describe())).isEqualTo(objective);
        }
        assertThat(small().settings()).containsEntry("affect", "1 - concordance correlation, weight 1.0");
        for (String bad : List.of("", "on", "mean squared error", "ccc, weight 1", "mean squared error, weight 0")) {
            assertThatThrownBy(() -> AffectObjective.parse(bad)).isInstanceOf(InvalidArgumentException.class);
        }
    }

    @Test
    void settings_of_before_there_was_affect_read_as_off() {
        Map<String, String> old = new HashMap<>(Trainer.of(tiny()).settings());
        old.remove("affect");
        assertThat(TrainingSettings.get(old, "affect")).isEqualTo("off");
        assertThat(TrainingSettings.get(old, "batch size")).isEqualTo("32");
        assertThat(TrainingSettings.get(old, "nothing")).isNull();
    }

    @Test
    void what_does_not_fit_together_is_refused_with_the_way_out() {
        assertThatThrownBy(() ->
                        Trainer.of(tiny()).affect(AffectLosses.concordance(), 1).fit(few, fewToValidate))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(".withValenceArousal()");
        assertThatThrownBy(() -> Trainer.of(tiny().withValenceArousal()).fit(few, fewToValidate))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("affect(");
        assertThatThrownBy(() -> Trainer.of(tiny()).selectBy(Selection.CCC).fit(few, fewToValidate))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("concordance");
        FerDataset plain = few.map(MultiTaskTest::withoutAffect);
        assertThatThrownBy(() -> small().fit(plain, fewToValidate))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("the training data has at least 2 samples with valence and arousal, got 0");
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> small().affect(AffectLosses.concordance(), bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + bad);
        }
        assertThatThrownBy(() -> small().affect(null, 1)).isInstanceOf(NullPointerException.class);
    }
}
