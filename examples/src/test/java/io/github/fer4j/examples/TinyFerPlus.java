package io.github.fer4j.examples;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Drawn faces of the eight emotions in the format of FER-2013 and FER+. All people see what was drawn, but for two of ten
 * who say neutral; FER-2013, which has no contempt, calls that neutral too.
 *
 * @param csv as fer2013.csv
 * @param votes as fer2013new.csv
 */
record TinyFerPlus(Path csv, Path votes) {
    /** All of it in Training. */
    static TinyFerPlus write(Path folder, int samplesPerClass) throws IOException {
        return write(folder, samplesPerClass, 0);
    }

    /** A share of it in PublicTest. */
    static TinyFerPlus write(Path folder, int samplesPerClass, double publicTest) throws IOException {
        FerDataset faces = SyntheticFaces.builder()
                .labels(LabelSet.FERPLUS_8)
                .samplesPerClass(samplesPerClass)
                .shares(1 - publicTest, publicTest)
                .seed(9)
                .build();
        StringBuilder images = new StringBuilder("emotion,pixels,Usage\n");
        StringBuilder votes = new StringBuilder(
                "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear," + "contempt,unknown,NF\n");
        for (Sample sample : faces) {
            Emotion drawn = sample.label().orElseThrow();
            images.append(LabelSet.EKMAN_7.indexOf(drawn.equals(Emotion.CONTEMPT) ? Emotion.NEUTRAL : drawn))
                    .append(',');
            byte[] pixels = sample.image().load().toGray().toByteArray();
            for (int i = 0; i < pixels.length; i++) {
                images.append(i == 0 ? "" : " ").append(pixels[i] & 0xff);
            }
            String usage = sample.split().orElse(Split.TRAIN) == Split.TRAIN ? "Training" : "PublicTest";
            images.append(',').append(usage).append('\n');
            votes.append(usage).append(",name.png");
            for (Emotion option : LabelSet.FERPLUS_8) {
                votes.append(',').append((option.equals(drawn) ? 8 : 0) + (option.equals(Emotion.NEUTRAL) ? 2 : 0));
            }
            votes.append(",0,0\n");
        }
        return new TinyFerPlus(
                Files.writeString(folder.resolve("faces.csv"), images),
                Files.writeString(folder.resolve("votes.csv"), votes));
    }
}
