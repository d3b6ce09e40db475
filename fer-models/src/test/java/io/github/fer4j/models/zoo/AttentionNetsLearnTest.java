package io.github.fer4j.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That nets with attention, small ones, learn to tell drawn faces apart as nets of convolutions do. */
class AttentionNetsLearnTest {
    static Stream<NetSpec> nets() {
        return Stream.of(
                Zoo.vit()
                        .option("patch", "8")
                        .option("width", "32")
                        .option("depth", "2")
                        .option("heads", "2")
                        .option("pool", "mean"),
                Zoo.msafNet().option("width", "0.125").option("blocks", "1,1").option("stem", "imagenet"));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void it_learns_drawn_faces(NetSpec net) {
        FerDataset faces = SyntheticFaces.builder()
                .samplesPerClass(40)
                .shares(0.7, 0.3)
                .seed(7)
                .build();
        Trainer trainer =
                Trainer.of(net).batchSize(16).epochs(7).optimizer(Adam.of(3e-3)).seed(11);
        try (TrainingResult result = trainer.fit(faces.split(Split.TRAIN), faces.split(Split.VALIDATION))) {
            List<Epoch> epochs = result.history().epochs();
            double before = epochs.get(0).trainingLoss();
            double after = epochs.get(epochs.size() - 1).trainingLoss();
            assertThat(after).isLessThan(0.85 * before).isLessThan(0.9 * Math.log(7)); // a guess costs ln 7
        }
    }
}
