package io.github.fer4j.format;

import io.github.fer4j.LabelSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Small models, and model files taken apart and put together again in ways that {@link ModelFile} never would. */
public final class TestModels {
    private TestModels() {}

    public static ModelCard card() {
        return new ModelCard(
                "tiny",
                "A model for tests; it knows nothing. Ünïcode “too”.",
                LabelSet.EKMAN_7.emotions().stream().map(Object::toString).toList(),
                Preprocessing.gray48(),
                new FaceCrop(0.1),
                new Architecture("customCnn", Map.of("classes", "7", "a", "b")),
                new Training(
                        "FER-2013",
                        28709,
                        3589,
                        "best validation accuracy",
                        42,
                        "",
                        Map.of("epochs", "1"),
                        Map.of(),
                        List.of(new DataUse("training", "FER-2013", 28709, Map.of("anger", 3995), "0".repeat(64))),
                        "published",
                        2),
                List.of(new Quality("FER-2013 PublicTest", 3589, Map.of("accuracy", 0.5))),
                "Apache-2.0");
    }

    /** A model with weights for these engines. */
    public static ModelFile model(String... engines) {
        Map<String, byte[]> weights = new LinkedHashMap<>();
        for (String engine : engines) {
            byte[] bytes = new byte[100];
            new Random(engine.hashCode()).nextBytes(bytes);
            weights.put(engine, bytes);
        }
        return ModelFile.of(card(), weights);
    }

    static byte[] bytes(ModelFile model, Path folder) {
        Path file = folder.resolve("bytes.fer");
        model.write(file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ModelFile read(byte[] bytes) {
        return ModelFile.read(new ByteArrayInputStream(bytes), "test");
    }

    static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** The entries with true checksums, as one would make them who alters a model on purpose. */
    static byte[] zipWithSums(Map<String, byte[]> entries) throws IOException {
        StringBuilder sums = new StringBuilder();
        Map<String, byte[]> all = new LinkedHashMap<>(entries);
        all.remove("SHA256SUMS");
        all.forEach((name, bytes) ->
                sums.append(sha256(bytes)).append("  ").append(name).append('\n'));
        all.put("SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8));
        return zip(all);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
