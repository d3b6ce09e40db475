package io.github.fer4j.data.source;

import static io.github.fer4j.data.source.Files2013.HEADER;
import static io.github.fer4j.data.source.Files2013.VOTES_HEADER;
import static io.github.fer4j.data.source.Files2013.pixels;
import static io.github.fer4j.data.source.Files2013.row;
import static io.github.fer4j.data.source.Files2013.rows;
import static io.github.fer4j.data.source.Files2013.votes;
import static io.github.fer4j.data.source.Files2013.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.VoteCounts;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FerPlusVotesTest {
    private static final int[] HAPPY = {0, 10, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final int[] MOSTLY_SAD = {2, 0, 0, 8, 0, 0, 0, 0, 0, 0};
    private static final int[] SPLIT = {5, 0, 0, 5, 0, 0, 0, 0, 0, 0};
    private static final int[] NO_FACE = {0, 0, 0, 0, 0, 0, 0, 0, 0, 10};

    @TempDir
    Path folder;

    private Fer2013 reader(String images, String votes) {
        return Fer2013.csv(write(folder, "fer2013.csv", HEADER + images))
                .withFerPlusVotes(write(folder, "fer2013new.csv", VOTES_HEADER + votes));
    }

    private static VoteCounts counts(int... counts) {
        return VoteCounts.of(FerPlusTarget.OPTIONS, counts);
    }

    @Test
    void votes_are_attached_and_the_labels_stay_those_of_fer_2013() {
        FerDataset data = reader(rows(2), votes("Training", MOSTLY_SAD) + votes("Training", NO_FACE))
                .load();

        assertThat(data.name()).isEqualTo("FER-2013");
        assertThat(data.labels()).isEqualTo(LabelSet.EKMAN_7);
        assertThat(data.samples())
                .extracting(s -> s.votes().orElseThrow())
                .containsExactly(counts(MOSTLY_SAD), counts(NO_FACE));
        assertThat(data.get(0).label()).contains(Emotion.ANGER);
        assertThat(data.get(0).target()).isEmpty();
    }

    @Test
    void fer_plus_keeps_clear_rows_and_takes_label_and_target_from_the_votes() {
        LoadReport report = reader(
                        rows(4),
                        votes("Training", NO_FACE)
                                + votes("Training", MOSTLY_SAD)
                                + votes("Training", SPLIT)
                                + votes("Training", HAPPY))
                .ferPlus(FerPlusTarget.MAJORITY)
                .loadWithReport();

        FerDataset data = report.dataset();
        assertThat(data.name()).isEqualTo("FER+");
        assertThat(data.labels()).isEqualTo(LabelSet.FERPLUS_8);
        assertThat(data.samples()).extracting(Sample::id).containsExactly("fer2013.csv:3", "fer2013.csv:5");
        assertThat(data.get(0).label()).contains(Emotion.SADNESS);
        assertThat(data.get(0).target()).contains(Scores.certain(LabelSet.FERPLUS_8, Emotion.SADNESS));
        assertThat(data.get(0).votes()).contains(counts(MOSTLY_SAD));
        assertThat(report.rowsRead()).isEqualTo(4);
        assertThat(report.dropped()).isEqualTo(2);
    }

    @Test
    void only_training_rows_follow_the_rule_and_the_others_the_majority() {
        String images = row(0, 1, "Training")
                + row(0, 2, "PublicTest")
                + row(0, 3, "PrivateTest")
                + row(0, 4, "Training")
                + row(0, 5, "PublicTest");
        String votes = votes("Training", SPLIT)
                + votes("PublicTest", SPLIT)
                + votes("PrivateTest", SPLIT)
                + votes("Training", MOSTLY_SAD)
                + votes("PublicTest", MOSTLY_SAD);

        FerDataset data =
                reader(images, votes).ferPlus(FerPlusTarget.MULTI_TARGET).load();

        assertThat(data.samples())
                .extracting(Sample::id)
                .containsExactly("fer2013.csv:2", "fer2013.csv:5", "fer2013.csv:6");
        assertThat(data.get(0).target().orElseThrow().of(Emotion.NEUTRAL)).isEqualTo(0.5);
        assertThat(data.get(0).label()).contains(Emotion.NEUTRAL);
        assertThat(data.split(Split.VALIDATION).get(0).target())
                .contains(Scores.certain(LabelSet.FERPLUS_8, Emotion.SADNESS));
    }

    @Test
    void fer_plus_without_a_votes_file_is_an_error_that_says_what_to_call() {
        Fer2013 reader = Fer2013.csv(write(folder, "fer2013.csv", HEADER + rows(1)));

        assertThatThrownBy(() -> reader.ferPlus(FerPlusTarget.MAJORITY).load())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("withFerPlusVotes");
    }

    @Test
    void another_number_of_rows_is_an_error_that_names_both_counts_in_either_mode() {
        Fer2013 fewer = reader(rows(5), votes("Training", HAPPY).repeat(3));
        assertThatThrownBy(fewer::load)
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("fer2013new.csv: 3 rows of votes for the 5 rows of fer2013.csv");
        assertThatThrownBy(fewer.lenient()::load).hasMessageContaining("3 rows of votes for the 5 rows");

        Fer2013 more = reader(rows(2), votes("Training", HAPPY).repeat(6));
        assertThatThrownBy(more::load).hasMessageContaining("6 rows of votes for the 2 rows");
    }

    @Test
    void another_usage_than_the_images_is_an_error_in_either_mode() {
        Fer2013 reader = reader(rows(2), votes("Training", HAPPY) + votes("PublicTest", HAPPY));

        assertThatThrownBy(reader::load)
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("fer2013new.csv:3: the Usage 'PublicTest' is not that of the image at "
                        + "fer2013.csv:3 ('Training')");
        assertThatThrownBy(reader.lenient()::load).hasMessageStartingWith("fer2013new.csv:3: the Usage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "", "1.0", "1000001", "99999999999"})
    void a_vote_that_is_no_count_is_an_error_that_names_its_column(String vote) {
        Fer2013 reader = reader(rows(1), "Training,a.png,0,10,0,0,0,0," + vote + ",0,0,0\n");

        assertThatThrownBy(reader::load)
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessage("fer2013new.csv:2: the votes for 'fear' are '" + vote
                        + "', expected a whole number from 0 to 1000000");
    }

    @Test
    void an_unknown_usage_and_a_missing_column_in_the_votes_are_errors() {
        assertThatThrownBy(() -> reader(rows(1), votes("Test", HAPPY)).load())
                .hasMessageStartingWith("fer2013new.csv:2: the Usage is 'Test'");
        Path headless = write(folder, "v.csv", VOTES_HEADER.replace(",NF", "") + votes("Training", HAPPY));
        assertThatThrownBy(() -> Fer2013.csv(write(folder, "fer2013.csv", HEADER + rows(1)))
                        .withFerPlusVotes(headless)
                        .load())
                .hasMessageStartingWith("v.csv:1: the column 'NF' is missing");
    }

    @Test
    void skipped_rows_of_either_file_do_not_shift_the_votes_of_the_others() {
        String images = row(0, 0, "Training") + "1," + pixels(1, 17) + ",Training\n" + row(2, 2, "Training")
                + row(3, 3, "Training") + row(4, 4, "Training");
        String votes = votes("Training", 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                + votes("Training", 2, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                + votes("Training", 3, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                + votes("Training", 4, 0, -1, 0, 0, 0, 0, 0, 0, 0)
                + votes("Training", 5, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        LoadReport report = reader(images, votes).lenient().loadWithReport();

        assertThat(report.dataset().samples())
                .extracting(
                        s -> s.label().orElseThrow(),
                        s -> s.votes().orElseThrow().of(Emotion.NEUTRAL))
                .containsExactly(tuple(Emotion.ANGER, 1), tuple(Emotion.FEAR, 3), tuple(Emotion.SADNESS, 5));
        assertThat(report.skipped())
                .extracting(SkippedRow::file, SkippedRow::line)
                .containsExactly(tuple("fer2013.csv", 3L), tuple("fer2013new.csv", 5L));
        assertThat(report.rowsRead()).isEqualTo(5);
    }

    @Test
    void images_that_break_off_leniently_keep_their_votes() {
        byte[] whole = Files2013.gzip(HEADER + rows(30));
        Path cut = write(folder, "cut.csv.gz", Arrays.copyOf(whole, whole.length / 2));
        Path votes = write(
                folder,
                "fer2013new.csv",
                VOTES_HEADER + votes("Training", HAPPY).repeat(30));

        LoadReport report = Fer2013.csv(cut).withFerPlusVotes(votes).lenient().loadWithReport();

        assertThat(report.dataset().size()).isBetween(10, 16);
        assertThat(report.dataset().samples()).allMatch(s -> s.votes().isPresent());
        assertThat(report.rowsRead())
                .isEqualTo(report.dataset().size() + report.skipped().size());
    }
}
