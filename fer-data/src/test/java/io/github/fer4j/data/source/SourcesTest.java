package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path folder;

    private static final String AFFECTNET =
            "subDirectory_filePath,face_x,face_y,face_width,face_height,facial_landmarks,expression,valence,arousal\n"
                    + "1/a.jpg,1,1,9,9,1;2,3,0,0\n";

    private void assertRecognised(Path path, Class<?> type, String describedAs) {
        DataSource source = Sources.recognise(path);
        assertThat(source).isInstanceOf(type);
        assertThat(source.describe()).startsWith(describedAs);
        assertThat(source.load()).isNotEmpty();
        assertThat(source.lenient().loadWithReport().skipped()).isEmpty();
    }

    @Test
    void csv_files_are_known_by_their_columns() {
        assertRecognised(
                Files2013.write(folder, "data.csv", Files2013.gzip(Files2013.HEADER + Files2013.rows(9))),
                Fer2013.class,
                "FER-2013 in ");
        assertRecognised(
                Files2013.write(
                        folder, "ck.csv", Files2013.HEADER + Files2013.rows(9) + Files2013.row(7, 1, "Training")),
                CkPlus.class,
                "CK+ as csv in ");
        TestImages.write(folder.resolve("a.png"));
        TestImages.write(folder.resolve("b.png"));
        assertRecognised(
                TestImages.text(folder.resolve("m.csv"), "path,label\na.png,fear\nb.png,sad\n"),
                CsvManifest.class,
                "csv manifest ");
    }

    @Test
    void raf_db_is_known_by_its_lists_and_its_parts_by_their_numbers() {
        Path basic = RafDbTest.basic(folder.resolve("a/basic"), "train_00001.jpg 7\n");
        Path compound = RafDbTest.basic(folder.resolve("b/x"), "train_00001.jpg 1\ntrain_00002.jpg 11\n");

        assertRecognised(basic, RafDb.class, "RAF-DB, aligned images, in ");
        assertRecognised(folder.resolve("a"), RafDb.class, "RAF-DB, aligned images, in ");
        assertRecognised(compound, RafDb.class, "RAF-DB compound, ");

        RafDbTest.basic(folder.resolve("a/compound"), "train_00001.jpg 9\n");
        assertThatThrownBy(() -> Sources.recognise(folder.resolve("a")))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("may be one of several data sets:")
                .hasMessageContaining("\n  RAF-DB, aligned images, in ")
                .hasMessageContaining("\n  RAF-DB compound, aligned images, in ");

        TestImages.text(folder.resolve("RAF-ML/EmoLabel/distribution.txt"), "1.jpg 0 0 0 0 0 1\n");
        TestImages.text(folder.resolve("RAF-ML/EmoLabel/partition_label.txt"), "1.jpg 0\n");
        TestImages.write(folder.resolve("RAF-ML/Image/aligned/1_aligned.jpg"));
        assertRecognised(folder.resolve("RAF-ML"), RafDb.class, "RAF-ML, aligned images");
    }

    @Test
    void both_forms_of_affectnet_are_known_by_their_folders() {
        TestImages.write(folder.resolve("csv/Manually_Annotated_Images/1/a.jpg"));
        Path list = TestImages.text(folder.resolve("csv/Manually_Annotated_file_lists/training.csv"), AFFECTNET);
        assertRecognised(folder.resolve("csv"), AffectNet.class, "AffectNet, csv form");
        assertRecognised(list, AffectNet.class, "AffectNet, csv form");

        TestImages.write(folder.resolve("npy/val_set/images/0.jpg"));
        for (String part : List.of("exp", "val", "aro")) {
            TestImages.bytes(folder.resolve("npy/val_set/annotations/0_" + part + ".npy"), TestNpy.text("1"));
        }
        assertRecognised(folder.resolve("npy"), AffectNet.class, "AffectNet, npy form");

        Path alone = TestImages.text(folder.resolve("alone/training.csv"), AFFECTNET);
        assertThatThrownBy(() -> Sources.recognise(alone)).hasMessageContaining("AffectNet.csv(csv, images)");
    }

    @Test
    void folders_of_classes_are_known_by_emotions_and_the_special_ones_by_file_names() {
        for (String emotion : List.of("anger", "happy")) {
            TestImages.write(folder.resolve("plain/" + emotion + "/1.png"));
            TestImages.write(folder.resolve("split/train/" + emotion + "/1.png"));
            TestImages.write(folder.resolve("ck/" + emotion + "/S010_004_00000017.png"));
        }
        TestImages.write(folder.resolve("jaffe/KA.AN1.39.tiff"));

        assertRecognised(folder.resolve("plain"), ClassFolders.class, "folders of images");
        assertRecognised(folder.resolve("split"), ClassFolders.class, "folders of images");
        assertRecognised(folder.resolve("ck"), CkPlus.class, "CK+48 in ");
        assertRecognised(folder.resolve("jaffe"), Jaffe.class, "JAFFE in ");
    }

    @Test
    void a_folder_that_was_written_is_known_and_one_that_may_be_two_things_is_not_guessed() {
        FerDataset data = FerDataset.of(
                "one",
                LabelSet.EKMAN_7,
                List.of(Sample.builder("a", TestImages.random(1, 8, 8, 1)).build()));
        CsvManifest.write(data, folder.resolve("written"));
        assertRecognised(folder.resolve("written"), CsvManifest.class, "csv manifest ");

        Files2013.write(folder.resolve("written"), "fer2013.csv", Files2013.HEADER + Files2013.rows(2));
        assertThatThrownBy(() -> Sources.recognise(folder.resolve("written")))
                .hasMessageContaining("csv manifest ")
                .hasMessageContaining("FER-2013 in ")
                .hasMessageContaining("Name the file or folder of the one that is meant");
    }

    @Test
    void what_is_not_known_is_an_error_that_lists_what_was_looked_for() {
        TestImages.write(folder.resolve("1/a.png"));
        assertThatThrownBy(() -> Sources.recognise(folder))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("is no data set of a known form; looked for")
                .hasMessageContaining("EmoLabel/list_patition_label.txt")
                .hasMessageContaining("KA.AN1.39.tiff");
        Path image = folder.resolve("1/a.png");
        assertThatThrownBy(() -> Sources.recognise(image)).hasMessageContaining("csv with the columns emotion, pixels");
        Path answers = TestImages.text(folder.resolve("answers.csv"), "item,worker,label\n1,a,0\n");
        assertThatThrownBy(() -> Sources.recognise(answers)).hasMessageContaining("CrowdAnswers.longForm");
        assertThatThrownBy(() -> Sources.recognise(folder.resolve("none"))).hasMessageContaining("there is nothing at");
    }
}
