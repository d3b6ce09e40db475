package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Box;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.data.image.ImageFiles;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffectNetTest {
    private static final String HEADER =
            "subDirectory_filePath,face_x,face_y,face_width,face_height,facial_landmarks,expression,valence,arousal\n";

    @TempDir
    Path folder;

    private static String row(String image, int expression, String valence, String arousal) {
        return "689/" + image + ".jpg,4,2,8,10,4.5;2.5;12;11," + expression + "," + valence + "," + arousal + "\n";
    }

    private Path csv(String name, String text) {
        for (String image : new String[] {"a", "b", "c"}) {
            TestImages.write(folder.resolve("Manually_Annotated_Images/689/" + image + ".jpg"));
        }
        return TestImages.text(folder.resolve("Manually_Annotated_file_lists/" + name), text);
    }

    private AffectNet reader(String rows) {
        return AffectNet.csv(csv("training.csv", HEADER + rows), folder.resolve("Manually_Annotated_Images"));
    }

    @Test
    void a_row_has_label_valence_arousal_and_split_and_its_image_stays_on_disk() {
        FerDataset data = reader(row("a", 1, "0.785714", "-0.0555556") + row("b", 7, "-2", "-2"))
                .load();

        assertThat(data.name()).isEqualTo("AffectNet");
        assertThat(data.labels()).isEqualTo(AffectNet.EIGHT);
        assertThat(data).extracting(Sample::id).containsExactly("689/a.jpg", "689/b.jpg");
        assertThat(data.get(0).label()).contains(Emotion.HAPPINESS);
        assertThat(data.get(0).valenceArousal()).contains(new ValenceArousal(0.785714, -0.0555556));
        assertThat(data.get(0).split()).contains(Split.TRAIN);
        assertThat(data.get(1).label()).contains(Emotion.CONTEMPT);
        assertThat(data.get(1).valenceArousal()).isEmpty();
        assertThat(ImageFiles.fileOf(data.get(0).image()))
                .contains(folder.resolve("Manually_Annotated_Images/689/a.jpg"));
    }

    @ParameterizedTest
    @CsvSource({"0,neutral", "1,happiness", "2,sadness", "3,surprise", "4,fear", "5,disgust", "6,anger", "7,contempt"})
    void the_numbers_are_those_of_the_paper(int number, String emotion) {
        assertThat(reader(row("a", number, "0", "0")).load().get(0).label()).contains(Emotion.of(emotion));
    }

    @Test
    void faces_without_an_emotion_are_left_out_and_counted_by_reason() {
        LoadReport report = reader(row("a", 8, "0.1", "0.1")
                        + row("missing", 9, "-2", "-2")
                        + row("b", 10, "-2", "-2")
                        + row("b", 10, "-2", "-2")
                        + row("c", 7, "0", "0"))
                .sevenClasses()
                .lenient()
                .loadWithReport();

        assertThat(report.dataset()).isEmpty();
        assertThat(report.dataset().labels()).isEqualTo(AffectNet.SEVEN);
        assertThat(report.droppedFor())
                .isEqualTo(Map.of("8 none", 1, "9 uncertain", 1, "10 no face", 2, "7 contempt", 1));
        assertThat(report.dropped()).isEqualTo(5);
        assertThat(report.skipped()).isEmpty();
        assertThat(report.rowsRead()).isEqualTo(5);
    }

    @Test
    void a_copy_of_the_validation_file_without_header_is_read() {
        csv("training.csv", HEADER + row("a", 0, "0", "0"));
        csv("validation.csv", row("b", 3, "0.1", "0.2") + row("c", 4, "-0.1", "0.2"));

        FerDataset data = AffectNet.manual(folder).load();

        assertThat(data)
                .extracting(s -> s.split().orElseThrow())
                .containsExactly(Split.TRAIN, Split.VALIDATION, Split.VALIDATION);
        assertThat(data.get(1).label()).contains(Emotion.SURPRISE);
        assertThat(AffectNet.manual(folder).describe()).isEqualTo("AffectNet, csv form, 8 classes, in " + folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "689/b.jpg,4,2,8,10,1;2,11,0,0|the expression is '11', expected a number from 0 to 10",
                "689/b.jpg,4,2,8,10,1;2,happy,0,0|the expression is 'happy'",
                "689/b.jpg,4,2,8,10,1;2,3,1.5,0|valence and arousal are '1.5' and '0', expected numbers in [-1, 1]",
                "689/b.jpg,4,2,8,10,1;2,3,-2,0|valence and arousal are '-2' and '0'",
                "689/b.jpg,4,2,8,10,1;2,3,NULL,0|valence and arousal are 'NULL' and '0'",
                "689/z.jpg,4,2,8,10,1;2,3,0,0|there is no image '689/z.jpg' in",
                ",4,2,8,10,1;2,3,0,0|there is no image ''",
                "689/b.jpg,4,2,8,10,3,0,0|8 fields, expected 9 as in the header"
            })
    void a_bad_row_is_an_error_with_its_line_and_is_skipped_if_lenient(String bad, String problem) {
        AffectNet reader = reader(row("a", 1, "0", "0") + bad + "\n" + row("c", 2, "0", "0"));

        assertThatThrownBy(reader::load)
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("training.csv:3: ")
                .hasMessageContaining(problem);
        LoadReport report = reader.lenient().loadWithReport();
        assertThat(report.dataset()).extracting(Sample::id).containsExactly("689/a.jpg", "689/c.jpg");
        assertThat(report.skipped()).extracting(SkippedRow::line).containsExactly(3L);
    }

    @Test
    void the_face_is_cut_when_the_image_is_loaded() {
        FerDataset data = reader(row("a", 1, "0", "0")).croppedToFace(0).load();

        Image whole = ImageFiles.read(folder.resolve("Manually_Annotated_Images/689/a.jpg"));
        assertThat(data.get(0).image().load()).isEqualTo(whole.crop(new Box(4, 2, 8, 10)));
        assertThat(reader(row("a", 1, "0", "0"))
                        .croppedToFace(0.25)
                        .load()
                        .get(0)
                        .image()
                        .load())
                .isEqualTo(whole.crop(new Box(4, 2, 8, 10).grown(0.25)));
    }

    @Test
    void a_row_without_a_box_breaks_the_rules_only_where_the_face_is_to_be_cut() {
        String rows = "689/a.jpg,-1,-1,-1,-1,1;2,3,0,0\n";
        assertThat(reader(rows).load().size()).isEqualTo(1);
        assertThatThrownBy(() -> reader(rows).croppedToFace(0.1).load())
                .hasMessageContaining("training.csv:2: the face is at -1,-1 with -1x-1, expected a box in pixels");
    }

    @Test
    void a_box_outside_the_image_is_an_unreadable_image_that_is_named() {
        Sample sample = reader("689/a.jpg,400,2,8,10,1;2,3,0,0\n")
                .croppedToFace(0)
                .load()
                .get(0);
        assertThatThrownBy(() -> sample.image().load())
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("a.jpg: the face cannot be cut: the box 8x10 at 400,2 lies outside");
    }

    private void npy(String set, String number, byte[] expression, byte[] valence, byte[] arousal) {
        TestImages.write(folder.resolve(set + "/images/" + number + ".jpg"));
        Path annotations = folder.resolve(set + "/annotations");
        TestImages.bytes(annotations.resolve(number + "_exp.npy"), expression);
        TestImages.bytes(annotations.resolve(number + "_val.npy"), valence);
        TestImages.bytes(annotations.resolve(number + "_aro.npy"), arousal);
        TestImages.bytes(annotations.resolve(number + "_lnd.npy"), TestNpy.of(new double[136]));
    }

    @Test
    void the_npy_form_is_read_in_the_order_of_its_numbers() {
        npy("train_set", "10", TestNpy.text("3"), TestNpy.text("-0.436508"), TestNpy.text("0.0873016"));
        npy("train_set", "2", TestNpy.text("0"), TestNpy.text("0"), TestNpy.text("0"));
        npy("val_set", "0", TestNpy.of(6), TestNpy.of(-0.5), TestNpy.of(0.25));

        FerDataset data = AffectNet.npy(folder).load();

        assertThat(data)
                .extracting(Sample::id)
                .containsExactly("train_set/images/2.jpg", "train_set/images/10.jpg", "val_set/images/0.jpg");
        assertThat(data.get(1).label()).contains(Emotion.SURPRISE);
        assertThat(data.get(1).valenceArousal()).contains(new ValenceArousal(-0.436508, 0.0873016));
        assertThat(data.get(2).label()).contains(Emotion.ANGER);
        assertThat(data.get(2).valenceArousal()).contains(new ValenceArousal(-0.5, 0.25));
        assertThat(data.get(2).split()).contains(Split.VALIDATION);
        assertThat(data.get(2).image().load().width()).isEqualTo(16);
    }

    @Test
    void in_the_npy_form_too_absent_valence_is_absent_and_classes_are_left_out() {
        npy("val_set", "0", TestNpy.text("7"), TestNpy.text("0"), TestNpy.text("0"));
        npy("val_set", "1", TestNpy.text("9"), TestNpy.text("-2"), TestNpy.text("-2"));
        npy("val_set", "2", TestNpy.text("1"), TestNpy.text("-2"), TestNpy.text("-2"));
        TestImages.text(folder.resolve("val_set/images/readme.txt"), "x");

        LoadReport report = AffectNet.npy(folder).sevenClasses().loadWithReport();

        assertThat(report.dataset()).extracting(Sample::id).containsExactly("val_set/images/2.jpg");
        assertThat(report.dataset().get(0).valenceArousal()).isEmpty();
        assertThat(report.droppedFor())
                .isEqualTo(Map.of("7 contempt", 1, "9 uncertain", 1, "not an image by its name (.txt)", 1));
    }

    @Test
    void a_bad_annotation_is_an_error_that_names_its_file_and_is_skipped_if_lenient() throws Exception {
        npy("val_set", "0", TestNpy.text("1"), TestNpy.text("0"), TestNpy.text("0"));
        npy("val_set", "1", TestNpy.text("1"), TestNpy.text("0"), TestNpy.text("0"));
        Path annotation = folder.resolve("val_set/annotations/1_exp.npy");

        TestImages.bytes(annotation, TestNpy.text("11"));
        assertThatThrownBy(() -> AffectNet.npy(folder).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessage("val_set/annotations/1_exp.npy: the expression is 11.0, expected a number from 0 to 10");
        TestImages.bytes(folder.resolve("val_set/annotations/1_val.npy"), TestNpy.text("1.1"));
        TestImages.bytes(annotation, TestNpy.text("1"));
        assertThatThrownBy(() -> AffectNet.npy(folder).load())
                .hasMessageStartingWith("val_set/annotations/1_val.npy: valence and arousal are 1.1 and 0.0");
        java.nio.file.Files.delete(annotation);
        assertThatThrownBy(() -> AffectNet.npy(folder).load())
                .hasMessageStartingWith("val_set/annotations/1_exp.npy: there is no such file");
        LoadReport report = AffectNet.npy(folder).lenient().loadWithReport();
        assertThat(report.dataset().size()).isEqualTo(1);
        assertThat(report.skipped()).extracting(SkippedRow::file).containsExactly("val_set/annotations/1_exp.npy");
    }

    @Test
    void wrong_folders_and_settings_are_errors_that_say_what_to_do() {
        assertThatThrownBy(() -> AffectNet.npy(folder).load())
                .isInstanceOf(FerException.class)
                .hasMessageContaining("there is neither train_set nor val_set in " + folder);
        assertThatThrownBy(() -> AffectNet.manual(folder)).hasMessageContaining("Manually_Annotated_Images");
        assertThatThrownBy(() -> AffectNet.npy(folder).croppedToFace(0.1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("no boxes");
        assertThatThrownBy(() -> reader("").croppedToFace(-0.1)).hasMessageContaining("from 0 to 2, got -0.1");
        assertThatThrownBy(() -> reader("").load()).hasMessageContaining("there are no rows");
        assertThatThrownBy(
                        () -> AffectNet.csv(csv("x.csv", "a,b\n1,2\n"), folder).load())
                .hasMessageContaining("the column 'subDirectory_filePath' is missing");
    }
}
