package io.github.fer4j.benchmarks.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A model file taken apart, to be put together again as the library never would.
 *
 * @param content the entries by their names, in order
 */
record ModelEntries(Map<String, byte[]> content) {
    static final String CARD = "card.json";
    static final String ONNX = "weights/onnx";
    static final String SUMS = "SHA256SUMS";

    ModelEntries {
        content = new LinkedHashMap<>(content);
    }

    static ModelEntries of(InputStream file) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelEntries(entries);
    }

    byte[] get(String name) {
        return content.get(name).clone();
    }

    ModelEntries with(String name, byte[] bytes) {
        ModelEntries changed = new ModelEntries(content);
        changed.content.put(name, bytes);
        return changed;
    }

    ModelEntries without(String name) {
        ModelEntries changed = new ModelEntries(content);
        changed.content.remove(name);
        return changed;
    }

    /** The file, with the checksums as they are, not compressed, which takes no time. */
    byte[] zip() {
        return zip(Deflater.NO_COMPRESSION);
    }

    /** The file, with the checksums as they are. */
    byte[] zip(int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(level);
            for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0)); // the same bytes at any time, anywhere
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** With true checksums: what somebody makes who alters a model on purpose. */
    ModelEntries withSums() {
        ModelEntries others = without(SUMS);
        StringBuilder sums = new StringBuilder();
        others.content.forEach((name, bytes) ->
                sums.append(sha256(bytes)).append("  ").append(name).append('\n'));
        return others.with(SUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The file, with true checksums. */
    byte[] zipWithSums() {
        return withSums().zip();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
