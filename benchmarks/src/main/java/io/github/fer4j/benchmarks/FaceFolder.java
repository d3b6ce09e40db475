package io.github.fer4j.benchmarks;

import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.data.source.ClassFolders;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A temporary folder of drawn 48x48 faces, a directory for each class; deleted when closed. */
record FaceFolder(Path root) implements AutoCloseable {
    /** A new, empty one. */
    static FaceFolder create() throws IOException {
        return new FaceFolder(Files.createTempDirectory("fer4j-faces-"));
    }

    /**
     * Draws faces.
     *
     * @param samples about how many; rounded up to as many of each class
     */
    static FerDataset draw(int samples) {
        int classes = LabelSet.EKMAN_7.size();
        return SyntheticFaces.builder()
                .samplesPerClass((samples + classes - 1) / classes)
                .build();
    }

    /**
     * Writes gray images, then hard links to them where more files are asked for than there are images: to a reader these
     * are files like others.
     *
     * @param files how many there will be
     * @param format of ImageIO, such as {@code jpg}
     * @return the bytes of the distinct files
     */
    long fill(FerDataset faces, int files, String format) throws IOException {
        long bytes = 0;
        for (int i = 0; i < files; i++) {
            Sample sample = faces.get(i % faces.size());
            Path folder = root.resolve(sample.label().orElseThrow().name());
            Path file = folder.resolve(String.format(Locale.ROOT, "face_%06d.%s", i, format));
            if (i < faces.size()) {
                Files.createDirectories(folder);
                ImageIO.write(sample.image().load().toBufferedImage(), format, file.toFile());
                bytes += Files.size(file);
            } else {
                Path original = folder.resolve(String.format(Locale.ROOT, "face_%06d.%s", i % faces.size(), format));
                Files.createLink(file, original);
            }
        }
        return bytes;
    }

    /** The folder as a data set: files in the order of their names, labels by the names of their directories. */
    static FerDataset read(Path root) {
        return ClassFolders.of(root).labels(LabelSet.EKMAN_7).load();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
