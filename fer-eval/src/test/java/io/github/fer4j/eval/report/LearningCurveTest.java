package io.github.fer4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.MalformedDatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurveTest {
    private static final String HEAD =
            "epoch,training_loss,training_accuracy,validation_loss,validation_accuracy,learning_rate,best\n";

    @TempDir
    Path folder;

    private LearningCurve read(String csv) throws IOException {
        return LearningCurve.read(Files.writeString(folder.resolve("history.csv"), csv));
    }

    @Test
    void columns_are_found_by_their_names() throws IOException {
        assertThat(read("best,epoch,validation_accuracy,training_loss,more,validation_loss,training_accuracy\n"
                                + "true,1,0.5,1.7,x,1.6,0.4\n\nfalse,2,0.45,1.5,,1.65,0.5\n")
                        .epochs())
                .containsExactly(
                        new LearningCurve.Epoch(1, 1.7, 0.4, 1.6, 0.5, true),
                        new LearningCurve.Epoch(2, 1.5, 0.5, 1.65, 0.45, false));
    }

    @Test
    void the_history_of_the_bundled_model_is_read() {
        LearningCurve curve = LearningCurve.read(Path.of("../docs/models/ferplus-8/history.csv"));
        assertThat(curve.epochs()).hasSize(45);
        assertThat(curve.epochs().get(0))
                .isEqualTo(new LearningCurve.Epoch(1, 1.540394, 0.450867, 1.096419, 0.621444, true));
    }

    @Test
    void what_is_no_history_is_refused_with_its_line() {
        assertMalformed("", "history.csv:1: a history has the columns");
        assertMalformed("epoch,best\n1,true\n", "got [epoch, best]");
        assertMalformed(HEAD, "history.csv: a history has at least one epoch");
        assertMalformed(
                HEAD + "1,1.7,0.4,1.6,0.5,0.01,true\n2,1.7,0.4\n",
                "history.csv:3: an epoch has at least 7 fields, got 3");
        assertMalformed(HEAD + "1,x,0.4,1.6,0.5,0.01,true\n", "history.csv:2: not an epoch");
        assertMalformed(HEAD + "1,NaN,0.4,1.6,0.5,0.01,true\n", "losses are finite, got NaN");
        assertMalformed(HEAD + "1,1.7,40,1.6,0.5,0.01,true\n", "accuracies are in [0, 1], got 40.0");
    }

    private void assertMalformed(String csv, String message) {
        assertThatThrownBy(() -> read(csv))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> LearningCurve.read(folder.resolve("none.csv")))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("none.csv");
    }

    @Test
    void no_epochs_are_no_curve() {
        assertThatThrownBy(() -> new LearningCurve(List.of())).isInstanceOf(InvalidArgumentException.class);
    }
}
