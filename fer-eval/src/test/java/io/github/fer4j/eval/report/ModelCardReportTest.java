package io.github.fer4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.metric.GroupedFigures;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.format.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardReportTest {
    private static String card(Report.Builder builder) {
        return ModelCardReport.of(builder.build());
    }

    private static Report.Builder builder() {
        return ReportFixtures.builder(ReportFixtures.fiveFaces()).card(ReportFixtures.card("model"));
    }

    @Test
    void it_has_every_chapter_in_order() {
        assertThat(card(builder().command("Evaluate it")).lines().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "# Model card: tiny model",
                        "## Model",
                        "## Intended use, and use out of scope",
                        "## Limits",
                        "## Data",
                        "## Training",
                        "## Figures",
                        "## Classes",
                        "## Calibration",
                        "## Licence",
                        "## How to repeat it");
    }

    @Test
    void it_states_provenance_figures_and_limits() {
        assertThat(card(builder().command("Evaluate it")))
                .contains("| training | FER-2013 | 13 | " + "0123456789abcdef".repeat(4) + " |")
                .contains("| loss | cross-entropy model |")
                .contains("| chosen by | best epoch by validation accuracy |")
                .contains("| accuracy | 40.00 % | ", "| fear | 100.00 % | 25.00 % | 40.00 % | 4 | 1 |")
                .contains("| anger | not defined | not defined | not defined | 0 | 0 |")
                .contains("Samples of fear: 9; of surprise: 0 (training, FER-2013).")
                .contains("It is weakest at fear: its recall is 25.00 %.")
                .contains("Nothing is known of anger, surprise")
                .contains("| temperature | 1.2500 |")
                .contains("FER-2013 PublicTest model, 3589 samples: accuracy 0.6726.")
                .contains("Apache-2.0 model", "TrainFer2013 model", "Evaluate it");
    }

    @Test
    void it_points_to_the_articles_of_the_ai_act() {
        assertThat(card(builder()))
                .contains("Regulation (EU) 2024/1689", "Article 5(1)(f)", "workplace and education")
                .contains("medical or safety reasons", "Annex III, point 1(c)", "high-risk", "Article 50(3)");
    }

    @Test
    void it_says_when_nothing_is_known_of_groups_and_what_is() {
        assertThat(card(builder())).contains("equally well is unknown");
        GroupedFigures halves = new GroupedFigures(
                "accuracy",
                List.of(
                        new GroupedFigures.Group("young", 40, OptionalDouble.of(0.5)),
                        new GroupedFigures.Group("old", 40, OptionalDouble.of(0.25))),
                0);
        assertThat(card(builder().groups("age", halves)))
                .contains("accuracy by age differs by 0.2500 between old and young")
                .doesNotContain("equally well is unknown");
    }

    @Test
    void a_card_that_does_not_know_its_training_says_so() {
        ModelCard known = ReportFixtures.card("");
        ModelCard unknown = new ModelCard(
                known.name(),
                known.description(),
                known.labels(),
                known.preprocessing(),
                known.faceCrop(),
                known.architecture(),
                null,
                List.of(),
                known.licence());
        assertThat(card(ReportFixtures.builder(ReportFixtures.fiveFaces()).card(unknown)))
                .contains("It learned from data that its card does not name", "has no checksums")
                .doesNotContain("## Training", "states:");
    }

    @Test
    void it_is_written_like_the_other_reports(@TempDir Path folder) {
        Report report = builder().build();
        Path file = folder.resolve("cards/model-card.md");
        ModelCardReport.write(report, file);
        assertThat(file).content().isEqualTo(ModelCardReport.of(report));
        assertThat(Files.exists(folder.resolve("cards"))).isTrue();
    }

    @Test
    void a_report_without_a_card_gives_none() {
        Report report = ReportFixtures.builder(ReportFixtures.fiveFaces()).build();
        assertThatThrownBy(() -> ModelCardReport.of(report))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("call card(model.card())");
    }

    @Test
    void small_groups_make_no_gap() {
        GroupedFigures small = GroupedFigures.of(
                ReportFixtures.fiveFaces().table(), prediction -> Optional.of(prediction.id()), Metric.ACCURACY);
        assertThat(card(builder().groups("person", small))).contains("a gap between them could be chance");
    }
}
