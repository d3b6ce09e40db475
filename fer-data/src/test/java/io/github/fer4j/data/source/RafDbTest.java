package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RafDbTest {
    @TempDir
    Path folder;

    /** The layout of the download: lists with Unix line ends, aligned and original images. */
    static Path basic(Path folder, String list) {
        TestImages.text(folder.resolve("EmoLabel/list_patition_label.txt"), list);
        for (String name : List.of("train_00001", "train_00002", "test_0001")) {
            TestImages.write(folder.resolve("Image/aligned/" + name + "_aligned.jpg"));
            TestImages.write(folder.resolve("Image/original/" + name + ".jpg"));
        }
        return folder;
    }

    private static final String LIST = "train_00001.jpg 5\ntrain_00002.jpg 1\ntest_0001.jpg 7\n";

    @Test
    void basic_images_have_label_split_and_the_name_in_the_list() {
        FerDataset data = RafDb.basic(basic(folder, LIST)).load();

        assertThat(data.name()).isEqualTo("RAF-DB");
        assertThat(data.labels()).isEqualTo(RafDb.BASIC_7);
        assertThat(data).extracting(Sample::id).containsExactly("train_00001.jpg", "train_00002.jpg", "test_0001.jpg");
        assertThat(data)
                .extracting(s -> s.label().orElseThrow())
                .containsExactly(Emotion.SADNESS, Emotion.SURPRISE, Emotion.NEUTRAL);
        assertThat(data).extracting(s -> s.split().orElseThrow()).containsExactly(Split.TRAIN, Split.TRAIN, Split.TEST);
        assertThat(data.get(0).image())
                .hasToString(
                        folder.resolve("Image/aligned/train_00001_aligned.jpg").toString());
        assertThat(data.get(0).image().load().height()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"1,surprise", "2,fear", "3,disgust", "4,happiness", "5,sadness", "6,anger", "7,neutral"})
    void basic_numbers_are_those_of_the_readme(int number, String emotion) {
        basic(folder, "train_00001.jpg " + number + "\n");
        assertThat(RafDb.basic(folder).load().get(0).label()).contains(Emotion.of(emotion));
    }

    @Test
    void original_images_are_taken_when_asked_for_and_the_parent_folder_will_do() {
        basic(folder.resolve("basic"), LIST);
        RafDb reader = RafDb.basic(folder).originalImages();

        assertThat(reader.load().get(2).image())
                .hasToString(
                        folder.resolve("basic/Image/original/test_0001.jpg").toString());
        assertThat(reader.describe()).isEqualTo("RAF-DB, original images, in " + folder);
    }

    @Test
    void the_other_spelling_of_the_list_and_a_folder_within_the_folder_are_read_too() {
        TestImages.text(folder.resolve("EmoLabel/list_partition_label.txt"), "test_0001.jpg 2\r\n\r\n");
        TestImages.write(folder.resolve("Image/aligned/aligned/test_0001_aligned.jpg"));

        assertThat(RafDb.basic(folder).load().get(0).label()).contains(Emotion.FEAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train_00001.jpg 8|the label is '8', expected a number from 1 to 7 for [surprise, fear",
                "train_00001.jpg 0|the label is '0'",
                "train_00001.jpg x|the label is 'x'",
                "train_00001.jpg|1 words, expected 2: an image and a number, such as 'train_00001.jpg 5'",
                "valid_00001.jpg 3|a name that begins with train_ or test_",
                "train_00009.jpg 3|there is no image 'train_00009_aligned.jpg' in",
                "train_../../x.jpg 3|there is no image",
                "test_0001.jpg 3|is listed before, in line 1"
            })
    void a_bad_line_is_an_error_that_names_file_and_line_and_lenient_skips_it(String line, String problem) {
        basic(folder, "test_0001.jpg 7\n\n" + line + "\ntrain_00002.jpg 1\n");

        assertThatThrownBy(() -> RafDb.basic(folder).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("list_patition_label.txt:3: ")
                .hasMessageContaining(problem);
        LoadReport report = RafDb.basic(folder).lenient().loadWithReport();
        assertThat(report.dataset()).extracting(Sample::id).containsExactly("test_0001.jpg", "train_00002.jpg");
        assertThat(report.skipped()).hasSize(1);
        assertThat(report.skipped().get(0).line()).isEqualTo(3);
        assertThat(report.rowsRead()).isEqualTo(3);
    }

    @Test
    void missing_folders_and_lists_are_errors_that_name_them() {
        assertThatThrownBy(() -> RafDb.basic(folder.resolve("nowhere")).load())
                .isInstanceOf(FerException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("nowhere"));
        assertThatThrownBy(() -> RafDb.basic(folder).load()).hasMessageContaining("Image");
        TestImages.write(folder.resolve("Image/aligned/test_0001_aligned.jpg"));
        assertThatThrownBy(() -> RafDb.basic(folder).load())
                .hasMessageContaining("EmoLabel/list_patition_label.txt")
                .hasMessageContaining("name the folder that has EmoLabel and Image in it");
        TestImages.text(folder.resolve("EmoLabel/list_patition_label.txt"), "\n");
        assertThatThrownBy(() -> RafDb.basic(folder).lenient().load()).hasMessageContaining("the file is empty");
        assertThatNullPointerException().isThrownBy(() -> RafDb.basic(null));
    }

    @Test
    void binary_garbage_ends_in_an_error_of_ours() {
        basic(folder, LIST);
        TestImages.bytes(folder.resolve("EmoLabel/list_patition_label.txt"), new byte[100_000]);
        assertThatThrownBy(() -> RafDb.basic(folder).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("longer than 4096 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "1,happily-surprised",
        "2,happily-disgusted",
        "3,sadly-fearful",
        "4,sadly-angry",
        "5,sadly-surprised",
        "6,sadly-disgusted",
        "7,fearfully-angry",
        "8,fearfully-surprised",
        "9,angrily-surprised",
        "10,angrily-disgusted",
        "11,disgustedly-surprised"
    })
    void compound_numbers_are_those_of_the_readme(int number, String emotion) {
        basic(folder.resolve("compound"), "train_00001.jpg " + number + "\n");

        FerDataset data = RafDb.compound(folder).load();

        assertThat(data.name()).isEqualTo("RAF-DB compound");
        assertThat(data.labels()).isEqualTo(RafDb.COMPOUND_11);
        assertThat(data.get(0).label()).contains(Emotion.of(emotion));
    }

    private void multiLabel(String distribution, String partition) {
        TestImages.text(folder.resolve("EmoLabel/distribution.txt"), distribution);
        TestImages.text(folder.resolve("EmoLabel/partition_label.txt"), partition);
        for (String name : List.of("0001", "0002")) {
            TestImages.write(folder.resolve("Image/aligned/" + name + "_aligned.jpg"));
        }
    }

    @Test
    void multi_label_images_have_a_distribution_as_target_and_its_top_as_label() {
        multiLabel(
                "0001.jpg 0.552632 0.026316 0 0 0.157895 0.263158\n0002.jpg 0 0 1 0 0 0\n", "0001.jpg 0\n0002.jpg 1\n");

        FerDataset data = RafDb.multiLabel(folder).load();

        assertThat(data.name()).isEqualTo("RAF-ML");
        assertThat(data.labels()).isEqualTo(RafDb.MULTI_LABEL_6);
        assertThat(data.get(0).target().orElseThrow().toArray())
                .containsExactly(new double[] {0.552632, 0.026316, 0, 0, 0.157895, 0.263158}, within(2e-6));
        assertThat(data.get(0).label()).contains(Emotion.SURPRISE);
        assertThat(data.get(1).label()).contains(Emotion.DISGUST);
        assertThat(data.get(0).split()).contains(Split.TRAIN);
        assertThat(data.get(1).split()).contains(Split.TEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0002.jpg 0.5 0 0 0 0 0|distribution.txt:2: the distribution is 0.5 0 0 0 0 0, expected six numbers",
                "0002.jpg 1.5 -0.5 0 0 0 0|distribution.txt:2: ",
                "0002.jpg 1 0 0 0 0 NaN|distribution.txt:2: ",
                "0002.jpg 1 0 0 0 0|distribution.txt:2: 6 words, expected 7",
                "0003.jpg 1 0 0 0 0 0|distribution.txt:2: the image '0003.jpg' is not in EmoLabel/partition_label.txt",
                "0001.jpg 1 0 0 0 0 0|distribution.txt:2: the image '0001.jpg' is listed before, in line 1"
            })
    void a_bad_distribution_is_an_error_that_names_its_line(String line, String problem) {
        multiLabel("0001.jpg 0 0 1 0 0 0\n" + line + "\n", "0001.jpg 0\n0002.jpg 1\n");

        assertThatThrownBy(() -> RafDb.multiLabel(folder).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining(problem);
        LoadReport report = RafDb.multiLabel(folder).lenient().loadWithReport();
        assertThat(report.dataset()).extracting(Sample::id).containsExactly("0001.jpg");
        assertThat(report.skipped()).isNotEmpty();
    }

    @Test
    void the_two_multi_label_lists_must_name_the_same_images() {
        multiLabel("0001.jpg 0 0 1 0 0 0\n", "0001.jpg 0\n0002.jpg 1\n");
        assertThatThrownBy(() -> RafDb.multiLabel(folder).load())
                .hasMessage(
                        "partition_label.txt:2: the image '0002.jpg' has no sound line in EmoLabel/distribution.txt");

        multiLabel("0001.jpg 0 0 1 0 0 0\n", "0001.jpg 2\n");
        assertThatThrownBy(() -> RafDb.multiLabel(folder).load())
                .hasMessage("partition_label.txt:1: the part is '2', expected 0 for train or 1 for test");
    }
}
