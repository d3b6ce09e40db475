package io.github.fer4j.format;

import io.github.fer4j.FerException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files so that a full disk or a killed process never leaves half of one: to a temporary name beside it, which is then
 * moved into its place.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** What writes the content. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of it.
         *
         * @param out where to; stays open
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a text in UTF-8.
     *
     * @param file replaced if it exists; its folders are made
     * @param what is written, for the message of an error, such as {@code the report}
     * @param text the content
     * @throws FerException if it cannot be written; the file is then as it was
     */
    public static void write(Path file, String what, String text) {
        write(file, what, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes a file.
     *
     * @param file replaced if it exists; its folders are made
     * @param what is written, for the message of an error, such as {@code the model}
     * @param content what writes it
     * @throws FerException if it cannot be written; the file is then as it was
     */
    public static void write(Path file, String what, Content content) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new FerException(file + ": " + what + " cannot be written: a folder, not a file");
        }
        // Not Files.createTempFile: its files can be read by their owner only, and this one would stay so.
        Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            if (!Files.isDirectory(folder)) { // createDirectories refuses a link to a folder
                Files.createDirectories(folder);
            }
            try {
                try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
                    content.writeTo(out);
                }
                move(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new FerException(file + ": " + what + " cannot be written: " + e, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
