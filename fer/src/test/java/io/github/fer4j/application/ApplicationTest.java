package io.github.fer4j.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fer4j.BatchReport;
import io.github.fer4j.Emotion;
import io.github.fer4j.FaceDetectors;
import io.github.fer4j.Fer;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerResult;
import io.github.fer4j.Image;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an application has that depends on {@code fer} alone. */
class ApplicationTest {
    /** What tests add to the class path. */
    private static final Pattern OF_TESTS =
            Pattern.compile("test-classes|junit|assertj|byte-buddy|opentest4j|apiguardian|surefire|jacoco");

    private static final long MOST_BYTES = 150_000_000;

    @Test
    void there_is_no_deeplearning4j() {
        for (String name : List.of("org.nd4j.linalg.factory.Nd4j", "org.deeplearning4j.nn.graph.ComputationGraph")) {
            assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void the_bundled_model_classifies_with_what_is_there() {
        FerDataset drawn = SyntheticFaces.builder().samplesPerClass(2).seed(1).build();
        List<Image> images =
                drawn.samples().stream().map(sample -> sample.image().load()).toList();
        try (Fer fer = Fer.builder().detector(FaceDetectors.none()).build()) {
            assertThat(fer.card().orElseThrow().name()).isEqualTo("ferplus-8");
            for (Image image : images) {
                FerResult result = fer.classify(image);
                assertThat(result.primary().orElseThrow().scores().labels()).isEqualTo(fer.labels());
            }
        }
    }

    @Test
    void many_images_get_what_each_gets_alone_and_print_as_json() throws IOException {
        FerDataset drawn = SyntheticFaces.builder().samplesPerClass(12).seed(1).build();
        List<Image> images =
                drawn.samples().stream().map(sample -> sample.image().load()).toList();
        List<FerResult> together = new ArrayList<>();
        try (Fer fer = Fer.builder().withoutDetection().build()) {
            BatchReport report = fer.batch().batchSize(32).runImages(images, together::add);
            assertThat(report).isEqualTo(new BatchReport(images.size(), images.size(), 0, false));
            for (int i = 0; i < images.size(); i++) {
                double[] alone = scores(fer.classify(images.get(i)));
                // Kernels of other batch sizes may add in another order.
                assertThat(scores(together.get(i))).containsExactly(alone, within(1e-5));
                JsonNode json = new ObjectMapper().readTree(together.get(i).toJson());
                assertThat(json.at("/faces/0/scores/happiness").doubleValue())
                        .isEqualTo(
                                together.get(i).primary().orElseThrow().scores().of(Emotion.HAPPINESS));
            }
        }
    }

    private static double[] scores(FerResult result) {
        return result.primary().orElseThrow().scores().toArray();
    }

    @Test
    void the_standard_detector_is_there_and_finds_no_face_in_a_gray_wall() {
        byte[] pixels = new byte[200 * 200];
        Arrays.fill(pixels, (byte) 128);
        try (Fer fer = Fer.load()) {
            assertThat(fer.classify(Image.gray(200, 200, pixels)).faces()).isEmpty();
        }
    }

    @Test
    void its_class_path_stays_below_150_megabytes() {
        long bytes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !OF_TESTS.matcher(entry).find())
                .mapToLong(entry -> size(Path.of(entry)))
                .sum();
        assertThat(bytes).isBetween(50_000_000L, MOST_BYTES);
    }

    private static long size(Path entry) {
        if (!Files.exists(entry)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
