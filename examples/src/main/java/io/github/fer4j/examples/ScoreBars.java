package io.github.fer4j.examples;

import io.github.fer4j.Emotion;
import io.github.fer4j.FaceResult;
import io.github.fer4j.FerResult;
import java.util.List;
import java.util.Locale;

/** Draws what {@code Fer} says of a photo in plain text: every face with a bar for each emotion. */
final class ScoreBars {
    private static final int WIDTH = 40;

    private ScoreBars() {}

    static String of(String title, FerResult result) {
        StringBuilder text = new StringBuilder(title);
        List<FaceResult> faces = result.faces();
        text.append(result.failure()
                .map(reason -> ": " + reason.getMessage())
                .orElse(": " + faces.size() + (faces.size() == 1 ? " face" : " faces")));
        text.append('\n');
        for (int i = 0; i < faces.size(); i++) {
            FaceResult face = faces.get(i);
            text.append(String.format("  face %d, %s: %s%n", i + 1, face.box(), face.expression()));
            for (Emotion emotion : face.scores().ranked()) {
                double score = face.scores().of(emotion);
                int full = (int) Math.round(score * WIDTH);
                text.append(String.format(
                        Locale.ROOT,
                        "    %-10s %s%s %.3f%n",
                        emotion,
                        "#".repeat(full),
                        ".".repeat(WIDTH - full),
                        score));
            }
        }
        return text.toString();
    }
}
