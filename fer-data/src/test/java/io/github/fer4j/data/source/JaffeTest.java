package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JaffeTest {
    @TempDir
    Path folder;

    @Test
    void names_give_subject_and_emotion_and_tiff_is_decoded() {
        TestImages.write(folder.resolve("KA.AN1.39.tiff"));
        TestImages.write(folder.resolve("YM.NE3.51.tiff"));
        TestImages.text(folder.resolve("README"), "JAFFE");
        TestImages.text(folder.resolve(".DS_Store"), "");

        LoadReport report = Jaffe.folder(folder).loadWithReport();

        FerDataset data = report.dataset();
        assertThat(data.name()).isEqualTo("JAFFE");
        assertThat(data.labels()).isEqualTo(LabelSet.EKMAN_7);
        assertThat(data).extracting(Sample::id).containsExactly("KA.AN1.39.tiff", "YM.NE3.51.tiff");
        assertThat(data).extracting(s -> s.label().orElseThrow()).containsExactly(Emotion.ANGER, Emotion.NEUTRAL);
        assertThat(data).extracting(s -> s.subject().orElseThrow()).containsExactly("KA", "YM");
        assertThat(data.get(0).image().load()).isEqualTo(TestImages.random("KA.AN1.39.tiff".hashCode(), 16, 16, 1));
        assertThat(report.droppedFor()).isEqualTo(Map.of("not an image by its name (no extension)", 1));
    }

    @ParameterizedTest
    @CsvSource({"AN,anger", "DI,disgust", "FE,fear", "HA,happiness", "NE,neutral", "SA,sadness", "SU,surprise"})
    void each_code_is_its_emotion(String code, String emotion) {
        TestImages.write(folder.resolve("UY." + code + "2.141.tiff"));
        assertThat(Jaffe.folder(folder).load().get(0).label()).contains(Emotion.of(emotion));
    }

    @Test
    void an_image_with_another_name_is_an_error_and_skipped_if_lenient() {
        TestImages.write(folder.resolve("KA.AN1.39.tiff"));
        TestImages.write(folder.resolve("KA.XX1.40.tiff"));

        assertThatThrownBy(() -> Jaffe.folder(folder).load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("KA.XX1.40.tiff: expected a name of subject, emotion");
        assertThat(Jaffe.folder(folder).lenient().loadWithReport().skipped()).hasSize(1);
    }

    @Test
    void a_folder_without_its_images_is_an_error() {
        assertThatThrownBy(() -> Jaffe.folder(folder).load())
                .isInstanceOf(FerException.class)
                .hasMessageContaining("there is no image such as KA.AN1.39.tiff in " + folder);
    }
}
