package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Drawn faces in the format of FER-2013. */
final class DrawnCsv {
    private DrawnCsv() {}

    /** @param trainingShare of the faces of each class; the others are PublicTest */
    static Path write(Path file, int samplesPerClass, double trainingShare) throws IOException {
        FerDataset faces = SyntheticFaces.builder()
                .samplesPerClass(samplesPerClass)
                .shares(trainingShare, 1 - trainingShare)
                .seed(9)
                .build();
        StringBuilder csv = new StringBuilder("emotion,pixels,Usage\n");
        for (Sample sample : faces) {
            csv.append(faces.labels().indexOf(sample.label().orElseThrow())).append(',');
            byte[] pixels = sample.image().load().toGray().toByteArray();
            for (int i = 0; i < pixels.length; i++) {
                csv.append(i == 0 ? "" : " ").append(pixels[i] & 0xff);
            }
            csv.append(sample.split().orElseThrow() == Split.TRAIN ? ",Training\n" : ",PublicTest\n");
        }
        return Files.writeString(file, csv);
    }
}
