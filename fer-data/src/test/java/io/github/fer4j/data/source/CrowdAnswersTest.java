package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.VoteCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrowdAnswersTest {
    private static final LabelSet FOUR =
            LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPINESS, Emotion.SADNESS, Emotion.ANGER);

    @TempDir
    Path folder;

    private Path file(String name, String text) {
        return TestImages.text(folder.resolve(name), text);
    }

    private CrowdAnswers longForm(String text) {
        return CrowdAnswers.longForm(file("answers.csv", text));
    }

    @Test
    void the_long_form_is_a_row_an_answer() {
        CrowdVotes votes = longForm("item,worker,label\nf1,anna,Fear\nf1,ben,surprise\nf2,anna,happy\n")
                .load();

        assertThat(votes.labels()).isEqualTo(LabelSet.of(Emotion.FEAR, Emotion.HAPPINESS, Emotion.SURPRISE));
        assertThat(votes.items()).containsExactly("f1", "f2");
        assertThat(votes.workers()).containsExactly("anna", "ben");
        assertThat(votes.total()).isEqualTo(3);
        assertThat(votes.counts(0)).isEqualTo(VoteCounts.of(votes.labels(), 1, 0, 1));
        assertThat(votes.truth(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question,worker,answer",
                "task,annotator,response",
                "image,rater,annotation",
                "Item, Worker_ID, Label",
                "id,user,emotion"
            })
    void the_usual_names_of_the_columns_are_known(String header) {
        assertThat(longForm(header + "\nf1,anna,0\n").labels(FOUR).load().count(0, 0))
                .isEqualTo(1);
    }

    @Test
    void other_names_of_columns_can_be_said_and_numbers_mean_the_labels_that_are_named() {
        CrowdVotes votes = longForm("turker,choice,when,picture\nanna,3,today,f1\n")
                .columns("picture", "turker", "choice")
                .labels(FOUR)
                .load();
        assertThat(votes.count(0, FOUR.indexOf(Emotion.ANGER))).isEqualTo(1);
        assertThatThrownBy(() -> longForm("turker,choice,picture\nanna,3,f1\n").load())
                .hasMessageContaining("answers.csv:1: the column of the item is missing, expected item or question");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "f1,anna,sad|a worker answers an item once, got a second answer of 'anna' about 'f1', the first in line 2",
                "f2,ben,joyful|the label is 'joyful', expected one of [neutral, happiness, sadness, anger] or its number",
                "f2,ben,4|the label is '4'",
                "f2,ben,|the label is empty",
                "f2,,sad|the worker is empty",
                ",ben,sad|the item is empty",
                "f2,ben|2 fields, expected 3"
            })
    void a_bad_answer_is_an_error_with_its_line_and_is_skipped_if_lenient(String row, String problem) {
        CrowdAnswers answers = longForm("item,worker,label\nf1,anna,sad\n" + row + "\nf3,ben,angry\n")
                .labels(FOUR);

        assertThatThrownBy(answers::load)
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("answers.csv:3: ")
                .hasMessageContaining(problem);
        CrowdReport report = answers.lenient().loadWithReport();
        assertThat(report.votes().items()).containsExactly("f1", "f3");
        assertThat(report.votes().total()).isEqualTo(2);
        assertThat(report.rowsRead()).isEqualTo(3);
        assertThat(report.skipped()).extracting(SkippedRow::line).containsExactly(3L);
    }

    @Test
    void without_a_label_set_numbers_and_unknown_names_are_errors_that_say_so() {
        assertThatThrownBy(() -> longForm("item,worker,label\nf1,anna,0\n").load())
                .hasMessageContaining("for other labels or for numbers, name them with labels(...)");
        assertThatThrownBy(() -> longForm("item,worker,label\nf1,anna,sad\n").load())
                .isInstanceOf(FerException.class)
                .hasMessageContaining("at least 2 labels, got [sadness]");
        assertThatThrownBy(() -> longForm("item,worker,label\n").load())
                .hasMessageContaining("there is no sound answer");
    }

    @Test
    void truths_and_gold_items_are_attached_and_those_nobody_answered_are_reported() {
        CrowdReport report = longForm("item,worker,label\nf1,anna,sad\nf2,anna,sad\n")
                .labels(FOUR)
                .truth(file("truth.csv", "item,truth\nf1,2\nf2,3\nf9,0\n"))
                .gold(file("gold.csv", "item\nf2\n"))
                .loadWithReport();

        CrowdVotes votes = report.votes();
        assertThat(votes.truth(0)).contains(Emotion.SADNESS);
        assertThat(votes.isGold(0)).isFalse();
        assertThat(votes.truth(1)).contains(Emotion.ANGER);
        assertThat(votes.isGold(1)).isTrue();
        assertThat(report.withoutAnswers()).containsExactly("f9");
        assertThat(votes.items()).hasSize(2);
    }

    @Test
    void a_gold_list_may_bring_its_truths_and_must_not_contradict() {
        CrowdAnswers answers = longForm("item,worker,label\nf1,anna,sad\n").labels(FOUR);

        assertThat(answers.gold(file("gold.csv", "item,label\nf1,happy\n"))
                        .load()
                        .truth(0))
                .contains(Emotion.HAPPINESS);
        assertThatThrownBy(() -> answers.gold(file("gold.csv", "item\nf1\n")).load())
                .hasMessageContaining("gold.csv:2: the truth of the gold item 'f1' is not known");
        assertThatThrownBy(() -> answers.truth(file("truth.csv", "item,truth\nf1,sad\n"))
                        .gold(file("gold.csv", "item,label\nf1,happy\n"))
                        .load())
                .hasMessageContaining("gold.csv:2: an item has one truth, got 'sadness' and 'happiness' for 'f1'");
        assertThatThrownBy(() -> answers.truth(file("truth.csv", "item,truth\nf1,sad\nf1,sad\n"))
                        .load())
                .hasMessageStartingWith("truth.csv:3: ");
        assertThatThrownBy(() ->
                        answers.truth(file("truth.csv", "item,what\nf1,sad\n")).load())
                .hasMessageContaining("the column of the truth is missing");
    }

    @Test
    void the_wide_form_is_a_row_an_item() {
        CrowdVotes votes = CrowdAnswers.wideForm(file("counts.csv", "item,anger,fear,unknown\nf1,0,2,1\nf2,3,0,0\n"))
                .truth(file("truth.csv", "item,truth\nf2,anger\n"))
                .load();

        assertThat(votes.labels()).isEqualTo(LabelSet.ofNames(List.of("anger", "fear", "unknown")));
        assertThat(votes.knowsWorkers()).isFalse();
        assertThat(votes.counts(0)).isEqualTo(VoteCounts.of(votes.labels(), 0, 2, 1));
        assertThat(votes.total()).isEqualTo(6);
        assertThat(votes.truth(0)).isEmpty();
        assertThat(votes.truth(1)).contains(Emotion.ANGER);
    }

    @Test
    void with_a_label_set_other_columns_of_the_wide_form_do_not_count() {
        CrowdVotes votes = CrowdAnswers.wideForm(file("counts.csv", "Usage,Image name,fear,anger,NF\nx,f1,5,2,3\n"))
                .labels(LabelSet.of(Emotion.ANGER, Emotion.FEAR))
                .load();

        assertThat(votes.counts(0).toArray()).containsExactly(2, 5);
        assertThatThrownBy(() -> CrowdAnswers.wideForm(file("counts.csv", "item,fear\nf1,5\n"))
                        .labels(LabelSet.of(Emotion.ANGER, Emotion.FEAR))
                        .load())
                .hasMessageContaining("expected a column for each of [anger, fear], got [fear]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "f1,1,1|an item has one row of counts, got a second one for 'f1', the first in line 2",
                "f2,-1,1|the votes for 'anger' are '-1', expected a whole number from 0 to 1000000",
                "f2,1.5,1|the votes for 'anger' are '1.5'",
                "f2,,1|the votes for 'anger' are ''",
                ",1,1|the item is empty"
            })
    void a_bad_row_of_counts_is_an_error_with_its_line_and_is_skipped_if_lenient(String row, String problem) {
        CrowdAnswers counts =
                CrowdAnswers.wideForm(file("counts.csv", "item,anger,fear\nf1,0,2\n" + row + "\nf3,3,0\n"));

        assertThatThrownBy(counts::load)
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("counts.csv:3: ")
                .hasMessageContaining(problem);
        assertThat(counts.lenient().load().items()).containsExactly("f1", "f3");
    }

    @Test
    void workers_cannot_be_asked_for_in_the_wide_form() {
        CrowdAnswers counts = CrowdAnswers.wideForm(file("counts.csv", "item,anger,fear\nf1,0,2\n"));
        assertThatThrownBy(() -> counts.columns("a", "b", "c")).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> counts.gold(folder)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void many_answers_are_kept_apart() {
        StringBuilder text = new StringBuilder("item,worker,label\n");
        for (int i = 0; i < 5000; i++) {
            text.append("i")
                    .append(i % 250)
                    .append(",w")
                    .append(i / 250)
                    .append(',')
                    .append(i % 4)
                    .append('\n');
        }
        CrowdVotes votes = longForm(text.toString()).labels(FOUR).load();
        assertThat(votes.total()).isEqualTo(5000);
        assertThat(votes.items()).hasSize(250);
        assertThat(votes.workers()).hasSize(20);
    }

    @Test
    void the_answers_about_cmu_faces_have_the_counts_of_their_readme() {
        String shared = System.getProperty("fer.shared.data");
        Assumptions.assumeTrue(shared != null, "skipped: -Dfer.shared.data does not say where the answers lie");
        Path data = Path.of(shared, "face-sentiment");
        Assumptions.assumeTrue(
                Files.isReadable(data.resolve("answer.csv")), "skipped: the answers are not on this machine");

        CrowdVotes votes = CrowdAnswers.longForm(data.resolve("answer.csv"))
                .labels(FOUR)
                .truth(data.resolve("truth.csv"))
                .load();

        assertThat(votes).hasToString("5242 votes on 584 items by 27 workers");
        assertThat(IntStream.range(0, 4)
                        .map(label -> IntStream.range(0, 584)
                                .map(item -> votes.count(item, label))
                                .sum()))
                .containsExactly(2193, 1466, 803, 780);
        assertThat(FOUR.emotions().stream()
                        .map(e -> IntStream.range(0, 584)
                                .filter(item -> votes.truth(item).orElseThrow().equals(e))
                                .count()))
                .containsOnly(146L);
        assertThat(IntStream.range(0, 584)
                        .filter(item -> votes.counts(item).total() == 9)
                        .count())
                .isEqualTo(572);
    }
}
