package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CkPlusTest {
    @TempDir
    Path folder;

    @Test
    void folders_give_the_label_and_file_names_the_subject() {
        TestImages.write(folder.resolve("anger/S010_004_00000017.png"));
        TestImages.write(folder.resolve("anger/S010_004_00000018.png"));
        TestImages.write(folder.resolve("contempt/S138_008_00000007.png"));
        TestImages.write(folder.resolve("happy/S010_006_00000013.png"));

        FerDataset data = CkPlus.folders(folder).load();

        assertThat(data.name()).isEqualTo("CK+48");
        assertThat(data.labels()).isEqualTo(CkPlus.FOLDERS_7);
        assertThat(data.labels().contains(Emotion.NEUTRAL)).isFalse();
        assertThat(data)
                .extracting(Sample::id)
                .containsExactly(
                        "anger/S010_004_00000017.png",
                        "anger/S010_004_00000018.png",
                        "contempt/S138_008_00000007.png",
                        "happy/S010_006_00000013.png");
        assertThat(data).extracting(s -> s.subject().orElseThrow()).containsExactly("S010", "S010", "S138", "S010");
        assertThat(data.get(2).label()).contains(Emotion.CONTEMPT);
        assertThat(data.get(3).label()).contains(Emotion.HAPPINESS);
        assertThat(data.get(0).split()).isEmpty();
        assertThat(data.get(0).image().load())
                .isEqualTo(TestImages.random("S010_004_00000017.png".hashCode(), 16, 16, 1));
    }

    @Test
    void a_file_with_another_name_is_an_error_and_skipped_if_lenient() {
        TestImages.write(folder.resolve("fear/S502_004_00000050.png"));
        TestImages.write(folder.resolve("fear/copy of S502.png"));

        assertThatThrownBy(() -> CkPlus.folders(folder).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessage("fear/copy of S502.png: expected a name of subject, session and frame, such as"
                        + " S010_004_00000017.png");
        assertThat(CkPlus.folders(folder).lenient().loadWithReport().skipped())
                .extracting(SkippedRow::file)
                .containsExactly("fear/copy of S502.png");
    }

    @Test
    void a_neutral_folder_is_not_of_this_set() {
        TestImages.write(folder.resolve("neutral/S502_004_00000050.png"));
        assertThatThrownBy(() -> CkPlus.folders(folder).load())
                .hasMessageStartingWith("neutral: the folder is called after no emotion");
    }

    @Test
    void the_csv_form_has_fer2013s_numbers_and_contempt_after_them() {
        Path csv = Files2013.write(
                folder,
                "ckextended.csv",
                Files2013.HEADER
                        + Files2013.row(6, 1, "Training")
                        + Files2013.row(7, 2, "PublicTest")
                        + Files2013.row(0, 3, "PrivateTest"));

        FerDataset data = CkPlus.csv(csv).load();

        assertThat(data.name()).isEqualTo("CK+");
        assertThat(data.labels()).isEqualTo(CkPlus.CSV_8);
        assertThat(data)
                .extracting(s -> s.label().orElseThrow())
                .containsExactly(Emotion.NEUTRAL, Emotion.CONTEMPT, Emotion.ANGER);
        assertThat(data)
                .extracting(s -> s.split().orElseThrow())
                .containsExactly(Split.TRAIN, Split.VALIDATION, Split.TEST);
        assertThat(data.get(1).id()).isEqualTo("ckextended.csv:3");
        assertThat(CkPlus.csv(csv).describe()).isEqualTo("CK+ as csv in " + csv);
    }

    @Test
    void a_number_beyond_contempt_is_an_error_with_its_line() {
        Path csv = Files2013.write(
                folder, "ck.csv", Files2013.HEADER + Files2013.row(8, 1, "Training") + Files2013.row(1, 1, "Training"));

        assertThatThrownBy(() -> CkPlus.csv(csv).load())
                .hasMessageStartingWith("ck.csv:2: the emotion is '8', expected a number from 0 to 7");
        assertThat(CkPlus.csv(csv).lenient().load().size()).isEqualTo(1);
    }
}
