package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassFoldersTest {
    @TempDir
    Path folder;

    private void images(String... names) {
        for (String name : names) {
            TestImages.write(folder.resolve(name));
        }
    }

    @Test
    void folders_are_classes_by_any_name_of_an_emotion_and_samples_come_in_order() {
        images("Happy/b.png", "Happy/a.jpg", "SAD/1.png", "angry/2.png");

        FerDataset data = ClassFolders.of(folder).load();

        assertThat(data.name()).isEqualTo(folder.getFileName().toString());
        assertThat(data.labels()).isEqualTo(LabelSet.of(Emotion.ANGER, Emotion.HAPPINESS, Emotion.SADNESS));
        assertThat(data)
                .extracting(Sample::id)
                .containsExactly("Happy/a.jpg", "Happy/b.png", "SAD/1.png", "angry/2.png");
        assertThat(data.get(0).label()).contains(Emotion.HAPPINESS);
        assertThat(data.get(3).image().load()).isEqualTo(TestImages.random("2.png".hashCode(), 16, 16, 1));
        assertThat(data.get(0).split()).isEmpty();
    }

    @Test
    void the_seven_of_fer2013_give_its_label_set() {
        for (Emotion emotion : LabelSet.EKMAN_7) {
            images(emotion.name() + "/1.png");
        }
        assertThat(ClassFolders.of(folder).load().labels()).isEqualTo(LabelSet.EKMAN_7);
    }

    @ParameterizedTest
    @CsvSource({
        "train,TRAIN",
        "Training,TRAIN",
        "train_set,TRAIN",
        "val,VALIDATION",
        "valid,VALIDATION",
        "validation,VALIDATION",
        "public_test,VALIDATION",
        "PublicTest,VALIDATION",
        "test,TEST",
        "private-test,TEST"
    })
    void the_level_of_splits_is_known_by_its_usual_names(String name, Split split) {
        images(name + "/fear/1.png", name + "/happy/1.png");

        FerDataset data = ClassFolders.of(folder).load();

        assertThat(data).extracting(s -> s.split().orElseThrow()).containsOnly(split);
        assertThat(data.get(0).id()).isEqualTo(name + "/fear/1.png");
    }

    @Test
    void an_unknown_folder_is_an_error_that_lists_the_known_names_and_lenient_passes_it_over() {
        images("fear/1.png", "happy/1.png", "grumpy/1.png");

        assertThatThrownBy(() -> ClassFolders.of(folder).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("grumpy: the folder is called after no emotion; expected one of [anger, ")
                .hasMessageContaining("contempt]")
                .hasMessageContaining("anyNames()");
        LoadReport report = ClassFolders.of(folder).lenient().loadWithReport();
        assertThat(report.dataset().size()).isEqualTo(2);
        assertThat(report.skipped()).extracting(SkippedRow::file).containsExactly("grumpy");
    }

    @Test
    void unknown_names_become_emotions_of_their_own_if_asked() {
        images("fear/1.png", "happily surprised/1.png", "bored/1.png", "contempt/1.png");

        FerDataset data = ClassFolders.of(folder).anyNames().load();

        assertThat(data.labels())
                .isEqualTo(LabelSet.ofNames(List.of("fear", "contempt", "bored", "happily-surprised")));
    }

    @Test
    void a_label_set_that_is_named_holds_whatever_folders_are_there() {
        images("fear/1.png", "bored/1.png");
        LabelSet three = LabelSet.ofNames(List.of("bored", "fear", "happy"));

        assertThat(ClassFolders.of(folder).labels(three).load().labels()).isEqualTo(three);
        images("sad/1.png");
        assertThatThrownBy(() -> ClassFolders.of(folder).labels(three).load())
                .hasMessageContaining("expected one of [bored, fear, happiness]");
    }

    @Test
    void numbered_folders_mean_what_is_said() {
        images("train/1/a.png", "train/7/b.png", "test/4/c.png");

        FerDataset data = ClassFolders.of(folder).numbered(RafDb.BASIC_7, 1).load();

        assertThat(data)
                .extracting(s -> s.label().orElseThrow())
                .containsExactly(Emotion.HAPPINESS, Emotion.SURPRISE, Emotion.NEUTRAL);
        images("train/8/a.png");
        assertThatThrownBy(
                        () -> ClassFolders.of(folder).numbered(RafDb.BASIC_7, 1).load())
                .hasMessageContaining("train/8: the folder is called after no emotion; expected a number from 1 to 7");
        assertThatThrownBy(() -> ClassFolders.of(folder).numbered(RafDb.BASIC_7, 2))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void hidden_files_are_passed_over_and_files_that_are_no_images_counted() {
        images("fear/1.png", "happy/1.PNG");
        TestImages.text(folder.resolve("fear/.DS_Store"), "");
        TestImages.text(folder.resolve("fear/._1.png"), "");
        TestImages.text(folder.resolve("fear/Thumbs.db"), "");
        TestImages.text(folder.resolve("fear/notes.txt"), "");
        TestImages.text(folder.resolve("fear/2.webp"), "");
        TestImages.text(folder.resolve("__MACOSX/fear/1.png"), "");
        TestImages.text(folder.resolve("README.md"), "");

        LoadReport report = ClassFolders.of(folder).loadWithReport();

        assertThat(report.dataset().size()).isEqualTo(2);
        assertThat(report.droppedFor())
                .isEqualTo(Map.of(
                        "not an image by its name (.md)", 1,
                        "not an image by its name (.txt)", 1,
                        "not an image by its name (.webp)", 1));
        assertThat(report.rowsRead()).isEqualTo(5);
    }

    @Test
    void images_above_the_classes_and_folders_below_them_are_errors() {
        images("fear/1.png", "happy/1.png", "stray.png");
        assertThatThrownBy(() -> ClassFolders.of(folder).load())
                .hasMessageContaining("stray.png: an image lies in the folder of its class");

        images("fear/S001/1.png");
        LoadReport report = ClassFolders.of(folder).lenient().loadWithReport();
        assertThat(report.skipped()).extracting(SkippedRow::file).containsExactly("stray.png", "fear/S001");
        assertThat(report.dataset().size()).isEqualTo(2);
    }

    @Test
    void a_class_beside_splits_is_an_error() {
        images("train/fear/1.png", "train/sad/1.png", "happy/1.png");
        assertThatThrownBy(() -> ClassFolders.of(folder).load())
                .hasMessageStartingWith("happy: a folder beside [train] is a split too");
    }

    @Test
    void empty_and_missing_folders_are_errors() throws IOException {
        assertThatThrownBy(() -> ClassFolders.of(folder).load())
                .isInstanceOf(FerException.class)
                .hasMessageContaining("there is no folder of images that is called after an emotion in " + folder);
        assertThatThrownBy(() -> ClassFolders.of(folder.resolve("no")).load())
                .hasMessageContaining("there is no folder");
        Path file = Files.writeString(folder.resolve("file.zip"), "");
        assertThatThrownBy(() -> ClassFolders.of(file).load())
                .hasMessageContaining("a folder is needed, but " + file + " is a file");
        images("fear/1.png");
        assertThatThrownBy(() -> ClassFolders.of(folder).load()).hasMessageContaining("at least 2 labels, got [fear]");
    }

    @Test
    void no_image_is_opened_when_twenty_thousand_are_listed() throws IOException {
        for (String emotion : List.of("fear", "happy")) {
            Files.createDirectories(folder.resolve(emotion));
            for (int i = 0; i < 10_000; i++) {
                Files.createFile(folder.resolve(emotion).resolve("image-" + i + ".png"));
            }
        }

        FerDataset data = ClassFolders.of(folder).load();

        assertThat(data.classCounts()).isEqualTo(Map.of(Emotion.FEAR, 10_000, Emotion.HAPPINESS, 10_000));
        assertThat(data.get(0).id()).isEqualTo("fear/image-0.png");
        assertThat(data.get(19_999).id()).isEqualTo("happy/image-9999.png");
        assertThat(ClassFolders.of(folder).load().samples().stream().map(Sample::id))
                .containsExactlyElementsOf(
                        data.samples().stream().map(Sample::id).toList());
    }
}
