package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.format.ModelCard;
import io.github.fer4j.models.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** On a csv of drawn faces in the format of FER-2013, so that it runs anywhere. */
class TrainFer2013Test {
    @Test
    void it_trains_evaluates_and_saves_a_model_with_its_figures_and_its_command(@TempDir Path folder)
            throws IOException {
        Path csv = DrawnCsv.write(folder.resolve("faces.csv"), 15, 0.8);
        Path out = folder.resolve("tiny.fer");
        int exit = new CommandLine(new TrainFer2013())
                .execute(
                        csv.toString(),
                        "--out",
                        out.toString(),
                        "--epochs",
                        "1",
                        "--samples",
                        "70",
                        "--balance",
                        "0",
                        "--seed",
                        "5");
        assertThat(exit).isZero();
        try (TrainedModel model = TrainedModel.load(out)) {
            ModelCard card = model.card();
            assertThat(card.name()).isEqualTo("tiny");
            assertThat(card.quality()).hasSize(3);
            assertThat(card.quality().get(0).samples()).isEqualTo(21);
            assertThat(card.quality().get(0).metrics().get("accuracy")).isBetween(0.0, 1.0);
            assertThat(card.provenance().orElseThrow().command())
                    .isEqualTo("TrainFer2013 faces.csv --epochs 1 --samples 70 --balance 0 --seed 5");
            assertThat(card.licence()).contains("EU AI Act");
        }
        assertThat(folder.resolve("tiny.fer.evaluation.json")).isNotEmptyFile();
        assertThat(folder.resolve("tiny.fer.run/history.csv")).isNotEmptyFile();

        Path again = folder.resolve("again.fer");
        assertThat(new CommandLine(new EvaluateFer2013())
                        .execute(out.toString(), csv.toString(), "--out", again.toString()))
                .isZero();
        try (TrainedModel first = TrainedModel.load(out);
                TrainedModel second = TrainedModel.load(again)) {
            assertThat(second.card().quality()).isEqualTo(first.card().quality());
            assertThat(second.parameters()).isEqualTo(first.parameters());
        }

        Path balanced = folder.resolve("balanced.fer");
        assertThat(new CommandLine(new EvaluateFer2013())
                        .execute(out.toString(), csv.toString(), "--balance", "1", "--out", balanced.toString()))
                .isZero();
        try (TrainedModel first = TrainedModel.load(out);
                TrainedModel second = TrainedModel.load(balanced)) {
            assertThat(second.card().provenance().orElseThrow().command())
                    .isEqualTo("TrainFer2013 faces.csv --epochs 1 --samples 70 --seed 5 --balance 1.0");
            assertThat(second.card().quality().get(0).metrics().get("UAR"))
                    .isGreaterThanOrEqualTo(
                            first.card().quality().get(0).metrics().get("UAR"));
        }
    }
}
