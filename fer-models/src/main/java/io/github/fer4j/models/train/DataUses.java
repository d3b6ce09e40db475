package io.github.fer4j.models.train;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Sample;
import io.github.fer4j.format.DataUse;
import io.github.fer4j.format.DatasetDigest;
import io.github.fer4j.format.ImageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run notes of its data, for the model's card and to tell whether it goes on with the same. */
final class DataUses {
    private DataUses() {}

    /**
     * Reads the whole data set once.
     *
     * @param images gets the digest of each image
     * @throws TrainingException if an image cannot be read, naming the sample
     */
    static DataUse of(String role, FerDataset data, Collection<ImageDigest> images) {
        Map<String, Integer> classes = new LinkedHashMap<>();
        for (Emotion emotion : data.labels().emotions()) {
            classes.put(emotion.name(), 0);
        }
        for (Sample sample : data) {
            Emotion emotion = sample.label()
                    .orElseGet(() -> sample.distribution(data.labels()).top());
            classes.merge(emotion.name(), 1, Integer::sum);
        }
        try {
            return new DataUse(role, data.name(), data.size(), classes, DatasetDigest.sha256(data, sample -> {
                ImageDigest digest = ImageDigest.of(sample);
                images.add(digest);
                return digest;
            }));
        } catch (FerException e) {
            throw new TrainingException(e.getMessage(), e);
        }
    }
}
