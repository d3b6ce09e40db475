package io.github.fer4j.models.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.data.split.DataSplit;
import io.github.fer4j.data.split.Shares;
import io.github.fer4j.data.split.Splits;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.eval.study.NoiseRobustnessStudy;
import io.github.fer4j.eval.study.NoiseTable;
import io.github.fer4j.eval.study.TrainingTask;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingListener;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.injection.NoiseInjection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studies of fer-eval, which know no trainer, with one. */
class EvaluationStudiesTest {
    private final List<String> epochs = new ArrayList<>();

    /** As the guide to studies has it. */
    private Classifier train(TrainingTask task) {
        DataSplit split = Splits.stratified(task.training(), new Shares(0.8, 0.2, 0), task.seed());
        return Trainer.of(Zoo.slimResNet()
                        .option("filters", "8,8,16")
                        .option("blocks", "1,1,1")
                        .input(Preprocessing.gray48().withSize(24, 24)))
                .batchSize(16)
                .epochs(2)
                .seed(task.seed())
                .cancelWhen(task.cancelled())
                .listen(new TrainingListener() {
                    @Override
                    public void onEpoch(Epoch epoch, int all) {
                        epochs.add(task.name() + ": " + epoch.number());
                    }
                })
                .checkpoints(task.folder())
                .resuming()
                .fit(split.train(), split.validation())
                .model();
    }

    @Test
    void a_study_that_is_stopped_within_a_training_goes_on_within_it(@TempDir Path folder) {
        FerDataset faces = SyntheticFaces.builder()
                .samplesPerClass(20)
                .shares(0.7, 0)
                .seed(5)
                .build();
        BooleanSupplier inTheSecond = () -> epochs.size() == 3;
        NoiseTable part = study(folder, faces).cancelWhen(inTheSecond).build().run();
        assertThat(part.cells().cells()).hasSize(1);
        NoiseTable whole = study(folder, faces).build().run();
        assertThat(whole.cells().isComplete()).isTrue();
        assertThat(whole.cells().failures()).isEmpty();
        assertThat(epochs)
                .containsExactly(
                        "net at noise rate 0.0: 1",
                        "net at noise rate 0.0: 2",
                        "net at noise rate 0.3: 1",
                        "net at noise rate 0.3: 2");
        Set<Map<String, Double>> figures =
                whole.cells().cells().stream().map(cell -> cell.figures()).collect(Collectors.toSet());
        assertThat(figures)
                .allSatisfy(cell -> assertThat(cell)
                        .containsKeys("accuracy", "UAR", "macro F1")
                        .containsEntry(
                                "samples", (double) faces.split(Split.TEST).size())
                        .containsEntry("learned", 0.0));
        assertThat(folder).isDirectoryNotContaining(file -> file.toFile().isDirectory());
    }

    private NoiseRobustnessStudy.Builder study(Path folder, FerDataset faces) {
        return NoiseRobustnessStudy.in(folder)
                .data(faces.split(Split.TRAIN), faces.split(Split.TEST))
                .noise((data, rate, seed) ->
                        NoiseInjection.symmetric(rate).apply(data, seed).dataset())
                .rates(0, 0.3)
                .method("net", this::train)
                .settings("slimResNet, 2 epochs");
    }
}
