package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Box;
import io.github.fer4j.Emotion;
import io.github.fer4j.FaceResult;
import io.github.fer4j.FerResult;
import io.github.fer4j.eval.Evaluation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

    @Test
    void the_astronauts_face_is_found_and_is_happy() throws Exception {
        FerResult result = Demo.classifyPhoto(print);
        assertThat(result.faces()).hasSize(1);
        FaceResult face = result.primary().orElseThrow();
        assertThat(face.expression()).isEqualTo(Emotion.HAPPINESS);
        // By eye, the face is about 95 pixels wide with its upper left corner near 177,66.
        Box box = face.box();
        assertThat(box.x() + box.width() / 2).isBetween(205, 245);
        assertThat(box.y() + box.height() / 2).isBetween(95, 135);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 face", "happiness  #", "disgust    ");
    }

    @Test
    void a_small_net_learns_more_than_chance_from_a_few_drawn_faces() {
        Evaluation evaluation = Demo.trainOnSyntheticFaces(print, 120, 6);
        assertThat(evaluation.samples()).isEqualTo(126); // 15 % of 120 faces of each of 7 classes
        assertThat(evaluation.accuracy()).isGreaterThan(2.0 / 7);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("epoch 6/6", "accuracy");
    }
}
