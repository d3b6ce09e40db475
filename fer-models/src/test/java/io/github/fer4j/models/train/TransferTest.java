package io.github.fer4j.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Split;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.GradientClipping;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.optim.Sgd;
import io.github.fer4j.models.optim.WeightAveraging;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Stage;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.selection.KeepSchedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTest {
    private static final List<String> STAGES = List.of("stem", "stage1", "stage2", "stage3", "head");

    private static FerDataset training;
    private static FerDataset validation;
    private static TrainedModel source;

    @BeforeAll
    static void trainTheSource() {
        FerDataset faces = SyntheticFaces.builder()
                .samplesPerClass(10)
                .shares(0.7, 0.3)
                .seed(7)
                .build();
        training = faces.split(Split.TRAIN);
        validation = faces.split(Split.VALIDATION);
        source = Trainer.of(tiny())
                .batchSize(16)
                .epochs(1)
                .optimizer(Adam.of(2e-3))
                .seed(11)
                .fit(training, validation)
                .model();
    }

    @AfterAll
    static void close() {
        source.close();
    }

    private static NetSpec tiny() {
        return Zoo.slimResNet()
                .option("filters", "8,8,16")
                .option("blocks", "1,1,1")
                .input(Preprocessing.gray48().withSize(24, 24));
    }

    /** With all that could move a frozen parameter: memory, weight decay, averaging, clipping. */
    private static Trainer trainer(Transfer transfer) {
        return Trainer.of(tiny())
                .batchSize(16)
                .epochs(3)
                .optimizer(Adam.of(2e-3).withWeightDecay(0.1))
                .schedule(Schedule.cosine(0.1))
                .weightAveraging(WeightAveraging.ema(0.9))
                .clipping(GradientClipping.byNorm(1))
                .seed(5)
                .transfer(transfer);
    }

    /** Stage and parameter to its values, such as {@code stage1-conv3_W}. */
    private static Map<String, float[]> values(NetSpec spec, float[] parameters) {
        ComputationGraph net = Zoo.build(spec);
        try {
            NetState.assign(net.params(), parameters);
            Map<String, float[]> values = new LinkedHashMap<>();
            Transplant.layers(net)
                    .forEach((layer, table) -> table.forEach((name, array) -> values.put(
                            layer + "_" + name,
                            array.dup().reshape(array.length()).toFloatVector())));
            return values;
        } finally {
            net.close();
        }
    }

    private static String stageOf(String parameter) {
        return parameter.startsWith("logits") ? "head" : parameter.substring(0, parameter.indexOf('-'));
    }

    private static boolean isStatistic(String parameter) {
        return parameter.endsWith("_mean") || parameter.endsWith("_log10stdev");
    }

    /** The stages of which a weight changed between two sets of parameters. */
    private static List<String> moved(float[] before, float[] after) {
        Map<String, float[]> then = values(tiny(), before);
        Map<String, float[]> now = values(tiny(), after);
        return STAGES.stream()
                .filter(stage -> now.keySet().stream()
                        .filter(name -> stageOf(name).equals(stage) && !isStatistic(name))
                        .anyMatch(name -> !Arrays.equals(now.get(name), then.get(name))))
                .toList();
    }

    /** Keeps the parameters that the net has before the first batch and after each epoch. */
    private static final class Snapshots implements TrainingListener {
        private final List<float[]> all = new ArrayList<>();
        private final List<float[]> batches = new ArrayList<>();
        private ComputationGraph net;

        @Override
        public void onNet(ComputationGraph learning) {
            net = learning;
            all.add(net.params().toFloatVector());
        }

        @Override
        public void onBatch(State state) {
            batches.add(net.params().toFloatVector());
        }

        @Override
        public void onEpoch(Epoch epoch, int epochs) {
            all.add(net.params().toFloatVector());
        }
    }

    @Test
    void a_run_begins_with_the_parameters_of_the_model() {
        Snapshots snapshots = new Snapshots();
        trainer(Transfer.from(source))
                .epochs(1)
                .listen(snapshots)
                .fit(training, validation)
                .close();
        assertThat(snapshots.all.get(0)).isEqualTo(source.parameters());
        assertThat(moved(source.parameters(), snapshots.all.get(1))).isEqualTo(STAGES);
    }

    @Test
    void frozen_parameters_and_statistics_stay_to_the_bit_and_the_others_learn() {
        try (TrainingResult run =
                trainer(Transfer.from(source).freezeTo("stage2")).fit(training, validation)) {
            Map<String, float[]> before = values(tiny(), source.parameters());
            Map<String, float[]> after = values(tiny(), run.model().parameters());
            after.forEach((name, values) -> {
                if (List.of("stem", "stage1", "stage2").contains(stageOf(name))) {
                    assertThat(values).as(name).isEqualTo(before.get(name));
                } else {
                    assertThat(values).as(name).isNotEqualTo(before.get(name));
                }
            });
        }
    }

    @Test
    void statistics_go_on_in_frozen_stages_where_they_should_adapt() {
        Transfer transfer = Transfer.featureExtraction(source).statistics(NormStatistics.ADAPTING);
        try (TrainingResult run = trainer(transfer).fit(training, validation)) {
            Map<String, float[]> before = values(tiny(), source.parameters());
            values(tiny(), run.model().parameters()).forEach((name, values) -> {
                boolean changes = isStatistic(name) || stageOf(name).equals("head");
                assertThat(Arrays.equals(values, before.get(name))).as(name).isEqualTo(!changes);
            });
        }
    }

    @Test
    void frozen_statistics_stay_in_stages_that_learn() {
        Transfer transfer = Transfer.from(source).statistics(NormStatistics.FROZEN);
        try (TrainingResult run = trainer(transfer).fit(training, validation)) {
            Map<String, float[]> before = values(tiny(), source.parameters());
            values(tiny(), run.model().parameters())
                    .forEach((name, values) -> assertThat(Arrays.equals(values, before.get(name)))
                            .as(name)
                            .isEqualTo(isStatistic(name)));
        }
    }

    @Test
    void stages_are_unfrozen_in_their_epoch() {
        Snapshots snapshots = new Snapshots();
        Transfer transfer =
                Transfer.featureExtraction(source).unfreeze(2, "stage3").unfreeze(4, "stage1");
        trainer(transfer).epochs(4).listen(snapshots).fit(training, validation).close();
        List<float[]> all = snapshots.all;
        assertThat(moved(all.get(0), all.get(1))).containsExactly("head");
        assertThat(moved(all.get(1), all.get(2))).containsExactly("stage3", "head");
        assertThat(moved(all.get(2), all.get(3))).containsExactly("stage3", "head");
        assertThat(moved(all.get(3), all.get(4))).containsExactly("stage1", "stage2", "stage3", "head");
    }

    @Test
    void a_stage_that_is_unfrozen_takes_the_steps_of_an_optimiser_that_begins() {
        // The first step of Adam is the learning rate at most, and just that where the gradient is not tiny. Counted
        // from the
        // beginning of the run it would be 0.1 / sqrt(0.001) = 3.2 times as long.
        Snapshots snapshots = new Snapshots();
        Trainer.of(tiny())
                .batchSize(training.size())
                .epochs(8)
                .optimizer(Adam.of(1e-3))
                .transfer(Transfer.featureExtraction(source).unfreeze(8, "stem"))
                .listen(snapshots)
                .fit(training, validation)
                .close();
        Map<String, float[]> before = values(tiny(), snapshots.batches.get(6));
        Map<String, float[]> after = values(tiny(), snapshots.batches.get(7));
        double longest = 0;
        for (String name : before.keySet()) {
            if (!stageOf(name).equals("head") && !isStatistic(name)) {
                for (int i = 0; i < before.get(name).length; i++) {
                    longest = Math.max(longest, Math.abs(after.get(name)[i] - before.get(name)[i]));
                }
            }
        }
        assertThat(longest).isCloseTo(1e-3, within(1e-6));
    }

    @Test
    void the_rate_of_a_stage_scales_its_step_and_no_other() {
        Map<String, float[]> start = values(tiny(), source.parameters());
        Map<String, float[]> plain = afterOneStep(Transfer.from(source));
        Map<String, float[]> slower = afterOneStep(Transfer.from(source).rate("stage2", 0.25));
        double most = 0;
        for (String name : start.keySet()) {
            float[] p = start.get(name);
            for (int i = 0; i < p.length; i++) {
                float step = plain.get(name)[i] - p[i];
                float slow = slower.get(name)[i] - p[i];
                if (stageOf(name).equals("stage2") && !isStatistic(name)) {
                    // Each of the two parameters was rounded.
                    assertThat(slow)
                            .as(name)
                            .isCloseTo(step / 4, within(1.25f * Math.ulp(Math.abs(p[i]) + Math.abs(step))));
                    most = Math.max(most, Math.abs(step));
                } else {
                    assertThat(slow).as(name).isEqualTo(step);
                }
            }
        }
        assertThat(most).isGreaterThan(1e-3);
    }

    private static Map<String, float[]> afterOneStep(Transfer transfer) {
        Snapshots snapshots = new Snapshots();
        Trainer.of(tiny())
                .batchSize(training.size())
                .epochs(1)
                .optimizer(Sgd.of(0.5).withMomentum(0))
                .transfer(transfer)
                .listen(snapshots)
                .fit(training, validation)
                .close();
        return values(tiny(), snapshots.all.get(1));
    }

    @Test
    void clipping_counts_the_gradient_of_what_learns_only() {
        Snapshots snapshots = new Snapshots();
        Trainer.of(tiny())
                .batchSize(training.size())
                .epochs(1)
                .optimizer(Sgd.of(1).withMomentum(0))
                .clipping(GradientClipping.byNorm(1e-2))
                .transfer(Transfer.featureExtraction(source))
                .listen(snapshots)
                .fit(training, validation)
                .close();
        double squares = 0;
        for (int i = 0; i < source.parameters().length; i++) {
            squares += Math.pow(snapshots.all.get(1)[i] - snapshots.all.get(0)[i], 2);
        }
        assertThat(Math.sqrt(squares)).isCloseTo(1e-2, within(1e-5));
    }

    @Test
    void fine_tuning_learns_with_the_head_alone_and_then_with_everything_at_a_tenth_of_the_rate() {
        Snapshots snapshots = new Snapshots();
        try (TrainingResult run = Trainer.of(tiny())
                .batchSize(16)
                .epochs(3)
                .transfer(Transfer.fineTuning(source, 2))
                .listen(snapshots)
                .fit(training, validation)) {
            assertThat(moved(snapshots.all.get(0), snapshots.all.get(2))).containsExactly("head");
            assertThat(moved(snapshots.all.get(2), snapshots.all.get(3))).isEqualTo(STAGES);
            assertThat(run.history().epochs()).extracting(Epoch::learningRate).containsExactly(1e-3, 1e-3, 1e-3 * 0.1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_run_that_was_cancelled_and_resumed_is_the_run_that_was_not(boolean coTeaching, @TempDir Path folder) {
        Transfer transfer = Transfer.from(source)
                .freezeTo("stage3")
                .unfreeze(2, "stage3")
                .unfreeze(4, "stem")
                .rate("stem", 0.5)
                .rateFrom(3, 0.3)
                .newHead();
        Trainer trainer = trainer(transfer).epochs(4);
        Trainer whole = coTeaching ? trainer.coTeaching(new KeepSchedule(0.3, 2, 1)) : trainer;
        Snapshots expected = new Snapshots();
        Snapshots actual = new Snapshots();
        int[] seen = {0};
        TrainingListener counter = new TrainingListener() {
            @Override
            public void onEpoch(Epoch epoch, int epochs) {
                seen[0] = epoch.number();
            }
        };
        try (TrainingResult all = whole.listen(expected).fit(training, validation);
                TrainingResult half = whole.checkpoints(folder)
                        .listen(counter)
                        .cancelWhen(() -> seen[0] == 2)
                        .fit(training, validation);
                // The model itself is not needed any more.
                TrainingResult rest = Trainer.resume(folder).listen(actual).fit(training, validation)) {
            assertThat(half.end()).isEqualTo(TrainingResult.End.CANCELLED);
            assertThat(rest.end()).isEqualTo(TrainingResult.End.COMPLETED);
            assertThat(actual.all.get(2)).isEqualTo(expected.all.get(4));
            assertThat(rest.model().parameters()).isEqualTo(all.model().parameters());
        }
    }

    @Test
    void a_run_is_repeated_from_its_card_and_the_very_same_model() {
        try (TrainingResult run =
                trainer(Transfer.featureExtraction(source)).epochs(1).fit(training, validation)) {
            Trainer replay = Trainer.replay(run.model().card());
            assertThat(replay.settings())
                    .isEqualTo(run.model().card().training().settings());
            assertThatThrownBy(() -> replay.fit(training, validation))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("'slimResNet'")
                    .hasMessageContaining("transferFrom(model)");
            assertThatThrownBy(() -> replay.transferFrom(run.model()))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("SHA-256");
            assertThatThrownBy(() -> Trainer.of(tiny()).transferFrom(source))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("random parameters");
            try (TrainingResult again = replay.transferFrom(source).fit(training, validation)) {
                assertThat(again.model().parameters()).isEqualTo(run.model().parameters());
                assertThat(again.model().card()).isEqualTo(run.model().card());
            }
        }
    }

    @Test
    void the_layer_of_the_outputs_is_new_for_other_classes_and_said_to_be() {
        LabelSet three = LabelSet.of(Emotion.ANGER, Emotion.FEAR, Emotion.HAPPINESS);
        TransferReport other = Transfer.from(source).report(tiny().classes(three));
        assertThat(other.source()).isEqualTo(source.card().name());
        assertThat(other.fresh()).extracting(TransferReport.Fresh::layer).containsExactly("logits");
        assertThat(other.fresh().get(0).reason()).contains(three.toString());
        assertThat(other.freshParameters()).isEqualTo(16 * 3 + 3);
        assertThat(other.copiedParameters()).isEqualTo(source.parameters().length - (16 * 7 + 7));
        assertThat(other.copied()).contains("stem-conv1").doesNotContain("logits");
        assertThat(other.toString()).contains("new     logits");

        LabelSet reversed = LabelSet.of(
                Emotion.NEUTRAL,
                Emotion.SURPRISE,
                Emotion.SADNESS,
                Emotion.HAPPINESS,
                Emotion.FEAR,
                Emotion.DISGUST,
                Emotion.ANGER);
        assertThat(Transfer.from(source).report(tiny().classes(reversed)).fresh())
                .hasSize(1);
        assertThat(Transfer.from(source)
                        .report(tiny().withValenceArousal())
                        .fresh()
                        .get(0)
                        .reason())
                .contains("[16, 9]")
                .contains("[16, 7]");
        assertThat(Transfer.from(source).report(tiny()).fresh()).isEmpty();
        assertThat(Transfer.from(source).newHead().report(tiny()).fresh())
                .extracting(TransferReport.Fresh::reason)
                .containsExactly("the head is new");
        assertThat(Transfer.from(source).report(tiny().option("dropout", "0")).fresh())
                .isEmpty();
    }

    @Test
    void layers_before_the_head_that_do_not_fit_are_all_named_at_once() {
        NetSpec wider = tiny().option("filters", "8,8,24").option("blocks", "1,1,2");
        assertThatThrownBy(() -> Trainer.of(wider).transfer(Transfer.from(source)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("stage3-conv1: W has the shape [24, 8, 3, 3], that of the source [16, 8, 3, 3]")
                .hasMessageContaining("stage3-norm2: ")
                .hasMessageContaining("the source has no such layer")
                .hasMessageContaining("partly()");
        TransferReport partly = Transfer.from(source).partly().report(wider);
        assertThat(partly.fresh())
                .allMatch(
                        one -> one.layer().startsWith("stage3-") || one.layer().equals("logits"));
        assertThat(partly.remarks()).hasSize(1).first().asString().contains("8,8,24");
        assertThatThrownBy(
                        () -> Transfer.from(source).partly().freezeTo("stage3").report(wider))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("it is frozen");
        assertThatThrownBy(() -> Transfer.from(source)
                        .partly()
                        .statistics(NormStatistics.FROZEN)
                        .report(wider))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("stage3-norm2")
                .hasMessageContaining("it is frozen");
        // A part of the model that the net has not would be lost without a word.
        assertThatThrownBy(() -> Transfer.from(source).report(Zoo.slimCnn()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("the net has no such layer");
    }

    @Test
    void stages_that_cannot_be_frozen_so_are_refused() {
        Transfer transfer = Transfer.from(source);
        assertRefused(transfer.freezeTo("stage9"), STAGES.toString());
        assertRefused(transfer.rate("conv1", 2), "'conv1'");
        assertRefused(transfer.freezeTo("head"), "freezeTo(head)");
        assertRefused(transfer.unfreeze(2, "stage1"), "without freezeTo");
        assertRefused(transfer.freezeTo("stage1").unfreeze(3, "stage2"), "stage2 at epoch 3");
        assertRefused(transfer.freezeTo("stage3").unfreeze(3, "stage1").unfreeze(5, "stage2"), "stage2 at epoch 5");
        for (double factor : new double[] {0, -1, Double.NaN, 101}) {
            assertThatThrownBy(() -> transfer.rate("stem", factor))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining(String.valueOf(factor));
            assertThatThrownBy(() -> transfer.rateFrom(2, factor)).isInstanceOf(InvalidArgumentException.class);
        }
        assertThatThrownBy(() -> transfer.unfreeze(1, "stem"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("after the first");
        assertThatThrownBy(() -> transfer.rateFrom(1, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Transfer.fineTuning(source, 0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> transfer.freezeTo(null)).isInstanceOf(NullPointerException.class);
    }

    private static void assertRefused(Transfer transfer, String words) {
        assertThatThrownBy(() -> Trainer.of(tiny()).transfer(transfer))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void its_description_is_read_back_whatever_the_model_is_called() {
        String odd = "x; from y\n; partly";
        try (TrainedModel renamed = source.withCard(named(odd))) {
            Transfer transfer = Transfer.from(renamed)
                    .freezeTo("stage3")
                    .unfreeze(2, "stage2")
                    .unfreeze(11, "stem")
                    .rate("stem", 0.05)
                    .rateFrom(3, 1e-4)
                    .statistics(NormStatistics.FROZEN)
                    .newHead()
                    .partly();
            String text = transfer.describe();
            assertThat(text)
                    .startsWith("freeze to stage3; unfreeze stage2 at 2; unfreeze stem at 11; rate stem 0.05;"
                            + " rates at 3 times 1.0E-4; statistics frozen; new head; partly; from ")
                    .endsWith(" " + odd);
            assertThat(Transfer.parse(text).describe()).isEqualTo(text);
        }
        assertThat(Transfer.parse("off").isOff()).isTrue();
        Map<String, String> settings = new TreeMap<>(KilledRun.trainer().settings());
        assertThat(settings.remove("transfer")).isEqualTo("off");
        assertThat(TrainingSettings.parse(settings).transfer().isOff()).isTrue();
        for (String bad :
                List.of("", "on", "from abc x", "freeze to stage3", "rate stem x; from " + "0".repeat(64) + " x")) {
            assertThatThrownBy(() -> Transfer.parse(bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("freeze to stage3");
        }
    }

    private static ModelCard named(String name) {
        var card = source.card();
        return new ModelCard(
                name,
                card.description(),
                card.labels(),
                card.preprocessing(),
                card.faceCrop(),
                card.architecture(),
                card.training(),
                card.quality(),
                card.licence());
    }

    @Test
    void fine_tuning_beats_a_random_start_where_samples_are_few() {
        LabelSet three = LabelSet.of(Emotion.HAPPINESS, Emotion.SURPRISE, Emotion.ANGER);
        FerDataset faces = SyntheticFaces.builder()
                .labels(three)
                .samplesPerClass(100)
                .shares(0.7, 0.3)
                .seed(1)
                .build();
        FerDataset few = SyntheticFaces.builder()
                .labels(three)
                .samplesPerClass(4)
                .shares(0.98, 0.01)
                .seed(101)
                .build()
                .split(Split.TRAIN);
        FerDataset others = faces.split(Split.VALIDATION);
        Trainer trainer = Trainer.of(tiny().classes(three))
                .batchSize(16)
                .epochs(6)
                .optimizer(Adam.of(4e-3))
                .seed(3);
        try (TrainingResult known = trainer.batchSize(32).epochs(8).fit(faces.split(Split.TRAIN), others);
                TrainingResult scratch = trainer.fit(few, others);
                TrainingResult tuned = trainer.transfer(
                                Transfer.fineTuning(known.model(), 3).newHead())
                        .fit(few, others)) {
            double fromScratch = best(scratch);
            double fromModel = best(tuned);
            assertThat(fromModel)
                    .as("%s against %s, source %s", fromModel, fromScratch, best(known))
                    .isGreaterThan(fromScratch + 0.2);
        }
    }

    private static double best(TrainingResult run) {
        return run.history().best().orElseThrow().validationAccuracy();
    }

    @Test
    void the_stages_of_the_net_are_those_that_the_zoo_lists() {
        assertThat(Zoo.stages(tiny())).extracting(Stage::name).isEqualTo(STAGES);
    }
}
