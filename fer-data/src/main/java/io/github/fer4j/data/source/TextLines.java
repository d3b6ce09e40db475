package io.github.fer4j.data.source;

import io.github.fer4j.FerException;
import io.github.fer4j.MalformedDatasetException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a plain text file that are not blank, one after the other and with bounded memory. */
final class TextLines implements Closeable {
    /** Longer than any line of a label list; what is longer is not one. */
    private static final int MAX_LINE = 4096;

    private final String file;
    private final InputStream in;
    private final byte[] buffer = new byte[MAX_LINE];
    private long number;

    private TextLines(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a file.
     *
     * @param file text in UTF-8
     * @return its lines, to be closed by the caller
     * @throws FerException if it cannot be opened
     */
    static TextLines open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FerException("there is no file " + file.toAbsolutePath() + "; check the path");
        }
        try {
            return new TextLines(Folders.nameOf(file), new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        } catch (IOException e) {
            throw new FerException("cannot read " + file.toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    /** The name of the file, without its folders. */
    String file() {
        return file;
    }

    /** The next line with words on it, or null at the end. */
    Line next() {
        try {
            while (true) {
                number++;
                int length = 0;
                int c = in.read();
                if (c < 0) {
                    return null;
                }
                for (; c >= 0 && c != '\n'; c = in.read()) {
                    if (length < MAX_LINE) {
                        buffer[length] = (byte) c;
                    }
                    length++;
                }
                if (length > MAX_LINE) {
                    return new Line(file, number, null);
                }
                String text = new String(buffer, 0, length, StandardCharsets.UTF_8);
                text = (number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
                if (!text.isEmpty()) {
                    return new Line(file, number, List.of(text.split("\\s+")));
                }
            }
        } catch (IOException e) {
            throw new MalformedDatasetException(
                    file, number, "the file breaks off here (" + e.getMessage() + "); get it again", e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new FerException("cannot close " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * One line.
     *
     * @param file the name of its file
     * @param number its number, counted from 1
     * @param words what stands on it, or null if it is too long to be read
     */
    record Line(String file, long number, List<String> words) {
        /** The words, if there are as many as there should be. */
        List<String> words(int count, String expected) {
            if (words == null) {
                throw malformed("the line is longer than " + MAX_LINE + " bytes, expected " + expected);
            }
            if (words.size() != count) {
                throw malformed(words.size() + " words, expected " + count + ": " + expected);
            }
            return words;
        }

        MalformedDatasetException malformed(String problem) {
            return new MalformedDatasetException(file, number, problem);
        }
    }
}
