package io.github.fer4j.data.source;

import static io.github.fer4j.data.source.Files2013.HEADER;
import static io.github.fer4j.data.source.Files2013.gzip;
import static io.github.fer4j.data.source.Files2013.pixels;
import static io.github.fer4j.data.source.Files2013.row;
import static io.github.fer4j.data.source.Files2013.rows;
import static io.github.fer4j.data.source.Files2013.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Fer2013Test {
    @TempDir
    Path folder;

    private Fer2013 reader(String text) {
        return Fer2013.csv(write(folder, "fer2013.csv", text));
    }

    private static Emotion[] labels(FerDataset data) {
        return data.samples().stream().map(s -> s.label().orElseThrow()).toArray(Emotion[]::new);
    }

    @Test
    void a_row_becomes_a_gray_image_with_its_label_split_and_place() {
        FerDataset data = reader(HEADER + row(3, 1, "Training") + row(0, 2, "PublicTest") + row(6, 3, "PrivateTest"))
                .load();

        assertThat(data.name()).isEqualTo("FER-2013");
        assertThat(data.labels()).isEqualTo(LabelSet.EKMAN_7);
        assertThat(data.samples())
                .extracting(Sample::id)
                .containsExactly("fer2013.csv:2", "fer2013.csv:3", "fer2013.csv:4");
        assertThat(labels(data)).containsExactly(Emotion.HAPPINESS, Emotion.ANGER, Emotion.NEUTRAL);
        assertThat(data.samples())
                .extracting(s -> s.split().orElseThrow())
                .containsExactly(Split.TRAIN, Split.VALIDATION, Split.TEST);
        assertThat(data.get(0).image().load().toString()).isEqualTo("48x48x1 image");
        assertThat(data.get(0).votes()).isEmpty();
        int[] expected = Arrays.stream(pixels(1, 2304).split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat(data.get(0).image().load().get(i / 48, i % 48, 0)).isEqualTo(expected[i]);
        }
    }

    @Test
    void gzip_is_known_by_its_first_bytes_and_not_by_the_name() {
        Path packed = write(folder, "packed.csv", gzip(HEADER + rows(3)));
        Path plain = write(folder, "plain.csv.gz", HEADER + rows(3));

        assertThat(Fer2013.csv(packed).load().size()).isEqualTo(3);
        assertThat(Fer2013.csv(plain).load().size()).isEqualTo(3);
    }

    @Test
    void crlf_a_byte_order_mark_quotes_and_a_missing_last_line_end_are_accepted() {
        String text = "\uFEFFemotion,pixels,Usage\r\n" + "\"4\",\"" + pixels(1, 2304) + "\",\"Training\"\r\n" + "5,"
                + pixels(2, 2304) + ",PublicTest";

        FerDataset data = reader(text).load();

        assertThat(labels(data)).containsExactly(Emotion.SADNESS, Emotion.SURPRISE);
        assertThat(data.get(1).split()).contains(Split.VALIDATION);
    }

    @Test
    void columns_may_come_in_another_order_as_in_icml_face_data() {
        FerDataset data = reader("emotion, Usage, pixels\n2,PublicTest," + pixels(1, 2304) + "\n")
                .load();

        assertThat(labels(data)).containsExactly(Emotion.FEAR);
    }

    @Test
    void a_row_with_2303_pixels_is_an_error_that_names_file_line_and_both_counts() {
        assertThatThrownBy(() -> reader(HEADER + row(0, 1, "Training") + "1," + pixels(1, 2303) + ",Training\n")
                        .load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessage("fer2013.csv:3: 2303 pixel values, expected 2304");
    }

    @Test
    void a_row_with_too_many_pixels_is_an_error_that_counts_them_all() {
        assertThatThrownBy(() ->
                        reader(HEADER + "1," + pixels(1, 2310) + ",Training\n").load())
                .hasMessage("fer2013.csv:2: 2310 pixel values, expected 2304");
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "abc", "1.5", "99999999999999999999", "1;2", "\u0663", "0x1f"})
    void a_pixel_that_is_no_byte_is_an_error_that_quotes_it(String value) {
        assertThatThrownBy(() -> reader(HEADER + "1,7 8 " + value + " " + pixels(1, 2301) + ",Training\n")
                        .load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessage("fer2013.csv:2: pixel value 3 is '" + value + "', expected a whole number from 0 to 255");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-1", "", "happy", "10", "3.0"})
    void an_unknown_emotion_is_an_error(String emotion) {
        assertThatThrownBy(() -> reader(HEADER + emotion + "," + pixels(1, 2304) + ",Training\n")
                        .load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith(
                        "fer2013.csv:2: the emotion is '" + emotion + "', expected a number from 0 to 6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Test", "", "training"})
    void an_unknown_usage_is_an_error(String usage) {
        assertThatThrownBy(() -> reader(HEADER + row(1, 1, usage)).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessage(
                        "fer2013.csv:2: the Usage is '" + usage + "', expected Training, PublicTest or PrivateTest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"emotion,pixels|Usage", "pixels|emotion", "a,b,c|emotion", "emotion;pixels;Usage|emotion"})
    void a_header_without_a_column_is_an_error_that_names_it_even_when_lenient(String header, String missing) {
        assertThatThrownBy(() -> reader(header + "\n" + rows(1)).lenient().load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessage("fer2013.csv:1: the column '" + missing
                        + "' is missing, expected the header 'emotion,pixels,Usage', got '" + header + "'");
    }

    @Test
    void a_row_with_another_number_of_fields_than_the_header_is_an_error() {
        assertThatThrownBy(() -> reader(HEADER + "1,2 3\n").load())
                .hasMessage("fer2013.csv:2: 2 fields, expected 3 as in the header");
        assertThatThrownBy(() -> reader(HEADER + row(1, 1, "Training,more")).load())
                .hasMessage("fer2013.csv:2: 4 fields, expected 3 as in the header");
    }

    @Test
    void an_empty_file_is_an_error_in_either_mode() {
        for (byte[] empty : new byte[][] {{}, gzip("")}) {
            Fer2013 reader = Fer2013.csv(write(folder, "fer2013.csv", empty));
            assertThatThrownBy(reader::load)
                    .isInstanceOf(MalformedDatasetException.class)
                    .hasMessage("fer2013.csv: the file is empty, expected the header 'emotion,pixels,Usage'");
            assertThatThrownBy(reader.lenient()::load).isInstanceOf(MalformedDatasetException.class);
        }
    }

    @Test
    void a_file_of_only_a_header_is_an_error() {
        assertThatThrownBy(() -> reader(HEADER).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("no rows after the header");
    }

    @Test
    void binary_garbage_is_an_error() {
        byte[] garbage = new byte[200_000];
        new Random(7).nextBytes(garbage);

        assertThatThrownBy(
                        () -> Fer2013.csv(write(folder, "noise.csv", garbage)).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("noise.csv:1: ");
    }

    @Test
    void garbage_behind_the_magic_bytes_of_gzip_is_an_error() {
        byte[] garbage = new byte[5_000];
        new Random(7).nextBytes(garbage);
        garbage[0] = 0x1f;
        garbage[1] = (byte) 0x8b;

        assertThatThrownBy(() -> Fer2013.csv(write(folder, "noise.gz", garbage)).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("noise.gz:1: the file breaks off here");
        assertThatThrownBy(() -> Fer2013.csv(write(folder, "noise.gz", Arrays.copyOf(garbage, 2)))
                        .load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("noise.gz:1: the file breaks off here");
    }

    @Test
    void a_file_that_does_not_exist_and_a_folder_are_errors_that_name_the_path() {
        Path missing = folder.resolve("missing.csv");

        assertThatThrownBy(() -> Fer2013.csv(missing).load())
                .isInstanceOf(FerException.class)
                .hasMessageContaining("there is no file " + missing);
        assertThatThrownBy(() -> Fer2013.csv(folder).load())
                .isInstanceOf(FerException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void a_truncated_gzip_is_an_error_that_names_file_and_line() {
        byte[] whole = gzip(HEADER + rows(40));
        Path cut = write(folder, "cut.csv.gz", Arrays.copyOf(whole, whole.length * 6 / 10));

        assertThatThrownBy(() -> Fer2013.csv(cut).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageMatching("cut\\.csv\\.gz:[1-9][0-9]: the file breaks off here \\(.*\\); get it again");
    }

    @Test
    void a_truncated_gzip_read_leniently_gives_the_whole_rows_before_the_cut() {
        byte[] whole = gzip(HEADER + rows(40));
        FerDataset all = Fer2013.csv(write(folder, "whole.csv.gz", whole)).load();
        for (int percent = 20; percent < 100; percent += 7) {
            Path cut = write(folder, "cut.csv.gz", Arrays.copyOf(whole, whole.length * percent / 100));

            LoadReport report = Fer2013.csv(cut).lenient().loadWithReport();

            int kept = report.dataset().size();
            // Pixels are random, so a share of the bytes holds about this share of the rows.
            assertThat(kept).isBetween(40 * percent / 100 - 5, 40 * percent / 100 + 1);
            for (int i = 0; i < kept; i++) {
                assertThat(report.dataset().get(i).image()).isEqualTo(all.get(i).image());
            }
            assertThat(report.skipped()).singleElement().satisfies(skip -> {
                assertThat(skip.file()).isEqualTo("cut.csv.gz");
                assertThat(skip.line()).isEqualTo(kept + 2);
            });
        }
    }

    @Test
    void a_gzip_cut_inside_a_quoted_field_breaks_off_there_too() {
        String quoted = rows(20).replaceAll("(?m)^(.),(.*),Training$", "$1,\"$2\",Training");
        byte[] whole = gzip(HEADER + quoted);
        Path cut = write(folder, "cut.csv.gz", Arrays.copyOf(whole, whole.length / 2));

        LoadReport report = Fer2013.csv(cut).lenient().loadWithReport();

        assertThat(report.dataset().size()).isBetween(6, 11);
        assertThat(report.skipped())
                .singleElement()
                .satisfies(skip -> assertThat(skip.reason())
                        .startsWith("cut.csv.gz:" + (report.dataset().size() + 2) + ": the file breaks off here"));
    }

    @Test
    void a_gigantic_field_is_an_error_before_memory_is_taken() {
        Path bomb =
                write(folder, "bomb.csv.gz", gzip(HEADER + rows(1) + "1," + "1 ".repeat(20_000_000) + ",Training\n"));

        assertThatThrownBy(() -> Fer2013.csv(bomb).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("bomb.csv.gz:3: not readable as csv from here on");
    }

    @Test
    void an_unclosed_quote_is_an_error_and_leniently_ends_the_file() {
        Fer2013 reader = reader(HEADER + row(1, 1, "Training") + "2,\"" + pixels(1, 2304) + ",Training\n" + rows(30));

        assertThatThrownBy(reader::load)
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("fer2013.csv:3: not readable as csv from here on");
        LoadReport report = reader.lenient().loadWithReport();
        assertThat(report.dataset().size()).isEqualTo(1);
        assertThat(report.skipped()).extracting(SkippedRow::line).containsExactly(3L);
    }

    @Test
    void a_lenient_reader_skips_bad_rows_and_says_which_and_why() {
        String text = HEADER + row(0, 1, "Training") + "1," + pixels(2, 2303) + ",Training\n" + row(2, 3, "Training")
                + "9," + pixels(4, 2304) + ",Training\n" + "\u0000\u0001garbage\n" + row(5, 6, "Training");

        LoadReport report = reader(text).lenient().loadWithReport();

        assertThat(labels(report.dataset())).containsExactly(Emotion.ANGER, Emotion.FEAR, Emotion.SURPRISE);
        assertThat(report.rowsRead()).isEqualTo(6);
        assertThat(report.dropped()).isZero();
        assertThat(report.skipped()).extracting(SkippedRow::line).containsExactly(3L, 5L, 6L);
        assertThat(report.skipped().get(0))
                .isEqualTo(new SkippedRow("fer2013.csv", 3, "fer2013.csv:3: 2303 pixel values, expected 2304"));
        assertThat(report.skipped().get(2).reason()).contains("1 fields, expected 3");
    }

    @Test
    void a_strict_reader_reports_no_skipped_rows() {
        LoadReport report = reader(HEADER + rows(4)).loadWithReport();

        assertThat(report.rowsRead()).isEqualTo(4);
        assertThat(report.skipped()).isEmpty();
    }

    @Test
    void lenient_makes_a_new_reader_and_leaves_the_first_strict() {
        Fer2013 strict = reader(HEADER + rows(1) + "x\n");

        assertThat(strict.lenient().load().size()).isEqualTo(1);
        assertThatThrownBy(strict::load).isInstanceOf(MalformedDatasetException.class);
    }

    @Test
    void messages_show_control_characters_as_question_marks_and_cut_long_values() {
        assertThatThrownBy(() -> reader(HEADER + "\u001b[31m" + "x".repeat(500) + "," + pixels(1, 2304) + ",Training\n")
                        .load())
                .hasMessageContaining("the emotion is '?[31mxxx")
                .hasMessageContaining("...'");
    }

    @Test
    void null_is_refused_where_it_is_passed() {
        Fer2013 reader = Fer2013.csv(folder.resolve("fer2013.csv"));
        assertThatNullPointerException().isThrownBy(() -> Fer2013.csv(null)).withMessage("file");
        assertThatNullPointerException()
                .isThrownBy(() -> reader.withFerPlusVotes(null))
                .withMessage("file");
        assertThatNullPointerException().isThrownBy(() -> reader.ferPlus(null)).withMessage("rule");
    }

    @Test
    void files_are_closed_whether_loading_works_or_not() throws Exception {
        Path file = write(folder, "fer2013.csv", (HEADER + "bad\n").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Fer2013.csv(file).load()).isInstanceOf(MalformedDatasetException.class);
        // Windows refuses to delete a file that is open.
        java.nio.file.Files.delete(file);
        assertThat(file).doesNotExist();
    }
}
