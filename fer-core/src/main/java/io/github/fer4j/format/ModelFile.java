package io.github.fer4j.format;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ModelFormatException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A model in memory as it is on disk: card and weights. On disk it is a zip of
 *
 * <ul>
 *   <li>{@code card.json}: the {@link ModelCard}, with the format's name and version;
 *   <li>{@code weights/ENGINE}: what an engine needs beside the card, in the engine's own form, for one or several engines.
 *       {@code weights/dl4j} is the parameters of the card's architecture as little-endian 4-byte floats, in Deeplearning4j's
 *       order. {@code weights/onnx} is an ONNX model of one input, {@code [batch, channels, height, width]} after the card's
 *       preprocessing, with an output {@code logits}, {@code [batch, labels]}, before temperature and softmax, and perhaps
 *       an output {@code affect}, {@code [batch, 2]}: valence and arousal, in [-1, 1]; the batch has any size;
 *   <li>{@code seen}, where it is known: the digests of the {@link SeenImages};
 *   <li>{@code SHA256SUMS}: a line for each other entry, as {@code sha256sum} writes and checks them.
 * </ul>
 *
 * The same content gives the same bytes, on one version of Java. Reading checks everything, takes at most {@value
 * #LARGEST_ENTRY} bytes an entry and 20 times the file's own length and 16 MiB in all, and refuses entries that it does not
 * know. Immutable; equal where card, weights and seen images are.
 */
public final class ModelFile {
    private static final String CARD = "card.json";
    private static final String WEIGHTS = "weights/";
    private static final String SEEN = "seen";
    private static final String SUMS = "SHA256SUMS";
    private static final int LARGEST_CARD = 1 << 20;

    /** The largest size of an entry's content, in bytes: 1 GiB. */
    static final int LARGEST_ENTRY = 1 << 30;

    /** In bytes. */
    private static final int CHUNK = 1 << 16;

    /** The most entries of a file. */
    private static final int MOST_ENTRIES = 17;

    /**
     * The time that entries carry: no clock, for the same content gives the same bytes. Not the first second of 1980, the
     * earliest that zip knows: for that one ZipEntry adds a field that depends on the time zone.
     */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ModelCard card;
    private final Map<String, byte[]> weights;
    private final SeenImages seen;

    private ModelFile(ModelCard card, Map<String, byte[]> weights, SeenImages seen) {
        this.card = card;
        this.weights = weights;
        this.seen = seen;
    }

    /**
     * A model.
     *
     * @param card what there is to know of it
     * @param weights for each engine by its name; copied
     * @return the model
     * @throws InvalidArgumentException if there are no weights, for over 14 engines or of over 1 GiB, or an engine's name is
     *     not lower-case letters and digits
     */
    public static ModelFile of(ModelCard card, Map<String, byte[]> weights) {
        Objects.requireNonNull(card, "card");
        if (weights.isEmpty() || !weights.keySet().stream().allMatch(name -> name.matches("[a-z0-9]+"))) {
            throw new InvalidArgumentException(
                    "a model has weights for at least one engine, named in lower-case letters and digits, got "
                            + weights.keySet());
        }
        if (weights.size() > MOST_ENTRIES - 3) { // card, seen images and checksums are entries too
            throw new InvalidArgumentException(
                    "a model has weights for at most " + (MOST_ENTRIES - 3) + " engines, got " + weights.size());
        }
        Map<String, byte[]> copies = new TreeMap<>();
        weights.forEach((name, bytes) -> {
            if (bytes.length > LARGEST_ENTRY) {
                throw new InvalidArgumentException("an engine's weights have at most " + LARGEST_ENTRY + " bytes, got "
                        + bytes.length + " for " + name);
            }
            copies.put(name, bytes.clone());
        });
        return new ModelFile(card, copies, SeenImages.unknown());
    }

    /** What there is to know of the model. */
    public ModelCard card() {
        return card;
    }

    /**
     * This model with another card.
     *
     * @param newCard the card
     * @return the changed model
     */
    public ModelFile withCard(ModelCard newCard) {
        return new ModelFile(Objects.requireNonNull(newCard, "card"), weights, seen);
    }

    /** Which images the model saw; {@link SeenImages#unknown} in files of before this was noted. */
    public SeenImages seen() {
        return seen;
    }

    /**
     * This model with other seen images.
     *
     * @param images what it learned from and was chosen on
     * @return the changed model
     */
    public ModelFile withSeen(SeenImages images) {
        return new ModelFile(card, weights, Objects.requireNonNull(images, "seen"));
    }

    /** The engines that there are weights for, in alphabetical order; the set cannot be changed. */
    public Set<String> engines() {
        return Collections.unmodifiableSet(weights.keySet());
    }

    /**
     * Whether there are weights for an engine.
     *
     * @param engine its name
     * @return true if there are
     */
    public boolean hasWeights(String engine) {
        return weights.containsKey(engine);
    }

    /**
     * The weights for an engine.
     *
     * @param engine its name
     * @return the bytes, in the engine's own form; a copy
     * @throws ModelFormatException if there are none
     */
    public byte[] weights(String engine) {
        byte[] bytes = weights.get(engine);
        if (bytes == null) {
            throw new ModelFormatException(
                    "the model '" + card.name() + "' has weights for " + weights.keySet() + ", not for " + engine);
        }
        return bytes.clone();
    }

    /**
     * Reads a model file.
     *
     * @param file the path
     * @return the model
     * @throws ModelFormatException if it is truncated, altered, of a newer format, not a model, or cannot be read
     */
    public static ModelFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw new ModelFormatException(file + ": cannot be read: " + e, e);
        }
    }

    /**
     * Reads a model from a stream, which is read to its end and stays open.
     *
     * @param in the bytes of a model file
     * @param source what to call it in error messages
     * @return the model
     * @throws ModelFormatException if it is truncated, altered, of a newer format, not a model, or cannot be read
     */
    public static ModelFile read(InputStream in, String source) {
        Map<String, byte[]> entries = unzip(in, source);
        byte[] card = entries.get(CARD);
        if (card == null) {
            throw new ModelFormatException(source + ": has no " + CARD + ", so it is not a fer4j model");
        }
        checkSums(entries, source);
        ModelCard parsed = CardJson.read(card, source);
        Map<String, byte[]> weights = new TreeMap<>();
        entries.forEach((name, bytes) -> {
            if (name.startsWith(WEIGHTS)) {
                weights.put(name.substring(WEIGHTS.length()), bytes);
            }
        });
        if (weights.isEmpty()) {
            throw new ModelFormatException(source + ": has no weights");
        }
        byte[] seen = entries.get(SEEN);
        return new ModelFile(parsed, weights, seen == null ? SeenImages.unknown() : SeenImages.read(seen, source));
    }

    private static Map<String, byte[]> unzip(InputStream in, String source) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try {
            // Not closed: the stream is the caller's.
            ZipTail whole = new ZipTail(in);
            ZipInputStream zip = new ZipInputStream(whole);
            Inflation inflation = new Inflation(whole::count);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!Set.of(CARD, SEEN, SUMS).contains(name) && !name.matches(WEIGHTS + "[a-z0-9]+")) {
                    throw new ModelFormatException(source + ": holds '" + name + "', which no fer4j model does");
                }
                if (entries.size() == MOST_ENTRIES) {
                    throw new ModelFormatException(source + ": holds over " + MOST_ENTRIES + " entries");
                }
                if (entries.containsKey(name)) {
                    throw new ModelFormatException(source + ": holds '" + name + "' twice");
                }
                int limit = name.equals(CARD) || name.equals(SUMS) ? LARGEST_CARD : LARGEST_ENTRY;
                entries.put(name, readBounded(zip, limit, inflation, source + ": '" + name + "'"));
            }
            if (!entries.isEmpty() && !whole.endsAsZip(entries.size())) {
                throw new ModelFormatException(source + ": is truncated, or goes on after its end");
            }
        } catch (EOFException e) {
            throw new ModelFormatException(source + ": is truncated", e);
        } catch (ZipException | IllegalArgumentException e) {
            throw new ModelFormatException(source + ": is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelFormatException(source + ": cannot be read: " + e, e);
        }
        if (entries.isEmpty()) {
            throw new ModelFormatException(source + ": is not a zip, so it is not a fer4j model");
        }
        return entries;
    }

    /** All bytes of an entry, none of which is kept beyond the limit, or beyond what the file's own length allows. */
    private static byte[] readBounded(InputStream in, int limit, Inflation inflation, String what) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[CHUNK];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (out.size() + (long) n > limit) {
                throw new ModelFormatException(what + " is too large");
            }
            if (!inflation.allows(n)) {
                throw new ModelFormatException(what + " inflates to over " + Inflation.MOST
                        + " times its bytes, as no model does; it is a zip bomb");
            }
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    private static void checkSums(Map<String, byte[]> entries, String source) {
        byte[] sums = entries.get(SUMS);
        if (sums == null) {
            throw new ModelFormatException(source + ": has no " + SUMS + "; it is truncated or altered");
        }
        Map<String, byte[]> others = new LinkedHashMap<>(entries);
        others.remove(SUMS);
        Map<String, String> stated = new LinkedHashMap<>();
        for (String line : new String(sums, StandardCharsets.UTF_8).split("\n")) {
            String[] parts = line.split(" {2}", 2);
            if (parts.length == 2) {
                stated.put(parts[1], parts[0]);
            }
        }
        others.forEach((name, bytes) -> {
            if (!sha256(bytes).equals(stated.get(name))) {
                throw new ModelFormatException(
                        source + ": '" + name + "' has another checksum than " + SUMS + " states; it was altered");
            }
        });
        if (!stated.keySet().equals(others.keySet())) {
            throw new ModelFormatException(
                    source + ": " + SUMS + " names " + stated.keySet() + ", the file holds " + others.keySet());
        }
    }

    /**
     * Writes this model. The file appears whole or not at all: a temporary one beside it is moved into its place.
     *
     * @param file the path; an existing file is replaced
     * @throws FerException if it cannot be written
     */
    public void write(Path file) {
        byte[] json = CardJson.write(card);
        if (json.length > LARGEST_CARD) {
            throw new FerException(file + ": the model cannot be written: a card has at most " + LARGEST_CARD
                    + " bytes of JSON, this one has " + json.length);
        }
        try {
            AtomicFile.write(file, "the model", out -> write(out, json, Deflater.BEST_SPEED));
        } catch (TooRegular e) {
            AtomicFile.write(file, "the model", out -> write(out, json, Deflater.NO_COMPRESSION));
        }
    }

    private void write(OutputStream out, byte[] json, int level) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(CARD, json);
        weights.forEach((name, bytes) -> entries.put(WEIGHTS + name, bytes));
        if (!seen.isUnknown()) { // so that a model without them is written as it was before there were any
            entries.put(SEEN, seen.toByteArray());
        }
        StringBuilder sums = new StringBuilder();
        entries.forEach((name, bytes) ->
                sums.append(sha256(bytes)).append("  ").append(name).append('\n'));
        entries.put(SUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
        CountedOutput counted = new CountedOutput(out);
        Inflation inflation = new Inflation(counted::count);
        ZipOutputStream zip = new ZipOutputStream(counted);
        zip.setLevel(level); // more effort than the least makes weights hardly smaller
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            ZipEntry header = new ZipEntry(entry.getKey());
            header.setTimeLocal(NO_TIME);
            zip.putNextEntry(header);
            byte[] bytes = entry.getValue();
            for (int at = 0; at < bytes.length; at += CHUNK) {
                int length = Math.min(CHUNK, bytes.length - at);
                zip.write(bytes, at, length);
                if (!inflation.allows(length)) {
                    throw new TooRegular();
                }
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Content shrinks so much, as megabytes of zeros do, that {@link Inflation} would not let it be read again. */
    private static final class TooRegular extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooRegular() {
            super("written once more, without compression", null, false, false);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelFile that
                && card.equals(that.card)
                && seen.equals(that.seen)
                && weights.keySet().equals(that.weights.keySet())
                && weights.keySet().stream().allMatch(name -> Arrays.equals(weights.get(name), that.weights.get(name)));
    }

    @Override
    public int hashCode() {
        return 31 * card.hashCode() + weights.keySet().hashCode();
    }

    /** Such as {@code fer2013-7 for [dl4j, onnx]}. */
    @Override
    public String toString() {
        return card.name() + " for " + weights.keySet();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
