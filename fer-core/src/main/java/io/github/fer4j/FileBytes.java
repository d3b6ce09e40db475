package io.github.fer4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads encoded images, of which none is larger than an image can sensibly be. */
final class FileBytes {
    /** Encoded images larger than this are refused unread: 256 MiB. */
    private static final int LARGEST_FILE = 1 << 28;

    private FileBytes() {}

    static byte[] read(Path file) {
        String source = file.toString();
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST_FILE) {
                throw tooLarge(source);
            }
            return readBounded(in, source); // a pipe has no size, and a file may grow
        } catch (NoSuchFileException e) {
            throw new UnreadableImageException(source + ": there is no such file", e);
        } catch (IOException e) {
            throw new UnreadableImageException(source + ": cannot be read: " + e, e);
        }
    }

    /** Reads a stream to its end, and leaves it open. */
    static byte[] read(InputStream stream) {
        try {
            return readBounded(stream, "stream");
        } catch (IOException e) {
            throw new UnreadableImageException("the stream cannot be read: " + e, e);
        }
    }

    private static byte[] readBounded(InputStream in, String source) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw tooLarge(source);
        }
        return bytes;
    }

    private static UnreadableImageException tooLarge(String source) {
        return new UnreadableImageException(
                source + ": an image file has at most " + LARGEST_FILE + " bytes, this one has more");
    }
}
