package io.github.fer4j.benchmarks.hostile;

import io.github.fer4j.FaceDetectors;
import io.github.fer4j.FaceResult;
import io.github.fer4j.Fer;
import io.github.fer4j.FerException;
import io.github.fer4j.FerResult;
import io.github.fer4j.Image;
import io.github.fer4j.Scores;
import io.github.fer4j.benchmarks.hostile.Verdict.Outcome;
import io.github.fer4j.format.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives hostile inputs to fer4j, as an application would, and looks at what comes back. */
final class Trial implements AutoCloseable {
    private final Fer fer = Fer.load();
    private final Path folder;
    private final Image crop;

    Trial() {
        try {
            folder = Files.createTempDirectory("fer4j-hostile");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] pixels = new byte[48 * 48];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7);
        }
        crop = Image.gray(48, 48, pixels);
    }

    /** Tries an input. Nothing is thrown but what nobody can go on after. */
    Verdict of(HostileInput input) {
        try {
            String result = switch (input.kind().door()) {
                case IMAGE -> classified(input);
                case MODEL -> opened(input);
            };
            return input.kind().mayPass()
                    ? new Verdict(Outcome.RESULT, result, "")
                    : Verdict.failure("a result, where there must be none", result);
        } catch (FerException e) {
            String message = String.valueOf(e.getMessage());
            return message.isBlank()
                    ? Verdict.failure("an exception without a message", trace(e))
                    : new Verdict(Outcome.ERROR, e.getClass().getSimpleName(), message);
        } catch (Exception | Error e) { // whatever it is, it is what is looked for
            return Verdict.failure(e.getClass().getName(), trace(e));
        }
    }

    /** By its bytes for even numbers, as a file for odd ones. */
    private String classified(HostileInput input) throws IOException {
        if (input.index() % 2 == 0) {
            return checked(fer.classify(input.bytes()));
        }
        Path file = folder.resolve(input.name());
        Files.write(file, input.bytes());
        try {
            return checked(fer.classify(file));
        } finally {
            Files.delete(file);
        }
    }

    private String opened(HostileInput input) {
        ModelFile model = ModelFile.read(new ByteArrayInputStream(input.bytes()), input.name());
        try (Fer opened =
                Fer.builder().model(model).detector(FaceDetectors.none()).build()) {
            return checked(opened.classify(crop));
        }
    }

    /** What a result promises: probabilities that add up to 1, boxes that have a size. */
    private static String checked(FerResult result) {
        for (FaceResult face : result.faces()) {
            Scores scores = face.scores();
            double sum = 0;
            for (double probability : scores.toArray()) {
                if (!(probability >= 0 && probability <= 1)) {
                    throw new IllegalStateException("a probability is " + probability);
                }
                sum += probability;
            }
            if (Math.abs(sum - 1) > 1e-6) {
                throw new IllegalStateException("the probabilities add up to " + sum);
            }
        }
        return result.faces().size() + " faces";
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void close() {
        fer.close();
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
