package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The real answers that lie beside the checkout on the developers' machines; not ours to ship. */
public final class FaceSentiment {
    public static final LabelSet LABELS =
            LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPINESS, Emotion.SADNESS, Emotion.ANGER);

    private FaceSentiment() {}

    /** The votes with their truths; skips the test where the files are absent. */
    public static CrowdVotes votes() {
        Path folder = Path.of(System.getProperty("fer.shared.data", "")).resolve("face-sentiment");
        Assumptions.assumeTrue(
                Files.exists(folder.resolve("answer.csv")), "the face-sentiment data is not on this machine");
        CrowdVotes.Builder votes = CrowdVotes.builder(LABELS);
        for (String[] row : rows(folder.resolve("answer.csv"))) {
            votes.answer(row[0], row[1], LABELS.get(Integer.parseInt(row[2])));
        }
        for (String[] row : rows(folder.resolve("truth.csv"))) {
            votes.truth(row[0], LABELS.get(Integer.parseInt(row[1])));
        }
        return votes.build();
    }

    private static List<String[]> rows(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
