package io.github.fer4j.data.source;

import io.github.fer4j.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small image files that differ, in the format that their name says; folders are made as needed. */
final class TestImages {
    private TestImages() {}

    static Image random(long seed, int height, int width, int channels) {
        byte[] bytes = new byte[height * width * channels];
        new Random(seed).nextBytes(bytes);
        return channels == 1 ? Image.gray(height, width, bytes) : Image.rgb(height, width, bytes);
    }

    /** Writes a gray image of 16x16; returns what it shows (JPEG will show it nearly so). */
    static Image write(Path file) {
        Image image = random(file.getFileName().toString().hashCode(), 16, 16, 1);
        String name = file.getFileName().toString();
        try {
            Files.createDirectories(file.getParent());
            if (!ImageIO.write(image.toBufferedImage(), name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
                throw new AssertionError("no writer for " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }

    static Path text(Path file, String text) {
        return bytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path bytes(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
