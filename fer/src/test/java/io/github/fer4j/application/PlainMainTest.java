package io.github.fer4j.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM whose class path is {@code fer} with what it depends on, and a main class: nothing of tests, and no logging backend. */
class PlainMainTest {
    private static final Pattern OF_TESTS =
            Pattern.compile("test-classes|junit|assertj|byte-buddy|opentest4j|apiguardian|surefire|jacoco");

    /** NASA's photo of Eileen Collins. */
    private static final Path PHOTO = Path.of("../examples/src/main/resources/io/github/fer4j/examples/astronaut.png");

    @Test
    void a_plain_main_says_what_a_photo_shows(@TempDir Path folder) throws Exception {
        Path main = Path.of(PlainMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String classFile = PlainMain.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve("classes").resolve(classFile);
        Files.createDirectories(copy.getParent());
        Files.copy(main.resolve(classFile), copy);
        String classPath = Stream.concat(
                        Stream.of(folder.resolve("classes").toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> !OF_TESTS.matcher(entry).find()))
                .collect(Collectors.joining(File.pathSeparator));
        Path out = folder.resolve("out.txt");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classPath,
                        PlainMain.class.getName(),
                        PHOTO.toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(out, StandardCharsets.UTF_8))
                .matches("(?s)(anger|disgust|fear|happiness|sadness|surprise|neutral) .*happiness.*");
    }
}
