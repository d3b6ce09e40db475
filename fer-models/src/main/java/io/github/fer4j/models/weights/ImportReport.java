package io.github.fer4j.models.weights;

import java.util.List;
import java.util.Objects;

/**
 * What became of a file of weights.
 *
 * @param file its name, without folders
 * @param sha256 64 hexadecimal digits
 * @param format such as {@code safetensors}
 * @param origin whose names the weights have, such as {@code torchvision}
 * @param copied names, in the file, of the arrays that are in the net, folded or not
 * @param folded what was worked into other parameters; the net computes the same
 * @param leftOut names, in the file, of the arrays that are not in the net, and why
 * @param random names of layers of the net that the file has nothing for: they are at their random start
 * @param differences what the net computes otherwise than the one that was trained; empty if it computes the same
 */
public record ImportReport(
        String file,
        String sha256,
        String format,
        String origin,
        List<String> copied,
        List<String> folded,
        List<String> leftOut,
        List<String> random,
        List<String> differences) {
    /** Copies the lists and refuses nulls. */
    public ImportReport {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(origin, "origin");
        copied = List.copyOf(copied);
        folded = List.copyOf(folded);
        leftOut = List.copyOf(leftOut);
        random = List.copyOf(random);
        differences = List.copyOf(differences);
    }

    /** Whether the features, up to the head, are those of the net that was trained, but for rounding. */
    public boolean isExact() {
        return differences.isEmpty();
    }

    /** Whether the head is that of the file. */
    public boolean hasHead() {
        return random.isEmpty();
    }

    /** A paragraph for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, "file", file + ", " + format + ", names of " + origin);
        line(text, "sha256", sha256);
        line(text, "copied", copied.size() + " arrays");
        folded.forEach(what -> line(text, "folded", what));
        leftOut.forEach(what -> line(text, "left out", what));
        random.forEach(layer -> line(text, "random", layer));
        differences.forEach(what -> line(text, "differs", what));
        line(text, "exact", isExact() ? "yes" : "no");
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(String.format("%-9s %s%n", key, value));
    }
}
