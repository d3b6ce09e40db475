package io.github.fer4j.data.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;

/** Small files in the formats of FER-2013 and FER+, and the real ones where they lie on this machine. */
final class Files2013 {
    static final String HEADER = "emotion,pixels,Usage\n";
    static final String VOTES_HEADER =
            "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt," + "unknown,NF\n";

    private Files2013() {}

    /** {@code count} random gray values; the same for the same seed. */
    static String pixels(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(random.nextInt(256)))
                .collect(Collectors.joining(" "));
    }

    static String row(int emotion, long seed, String usage) {
        return emotion + "," + pixels(seed, 2304) + "," + usage + "\n";
    }

    /** Rows of Training with the emotions 0, 1, 2, ... and different pixels. */
    static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> row(i % 7, i, "Training"))
                .collect(Collectors.joining());
    }

    static String votes(String usage, int... counts) {
        return usage + ",fer0000000.png,"
                + IntStream.of(counts).mapToObj(Integer::toString).collect(Collectors.joining(",")) + "\n";
    }

    static Path write(Path folder, String name, String text) {
        return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Path realImages() {
        return real("fer2013/fer2013-train-public.csv.gz");
    }

    static Path realVotes() {
        return real("fer2013/fer2013new-train-public.csv");
    }

    private static Path real(String name) {
        String folder = System.getProperty("fer.shared.data");
        Assumptions.assumeTrue(folder != null, "skipped: -Dfer.shared.data does not say where FER-2013 lies");
        Path file = Path.of(folder, name);
        Assumptions.assumeTrue(Files.isReadable(file), "skipped: FER-2013 is not on this machine, no " + file);
        return file;
    }
}
