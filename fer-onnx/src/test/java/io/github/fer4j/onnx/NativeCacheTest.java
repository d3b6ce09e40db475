package io.github.fer4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    @Test
    void both_libraries_are_unpacked_once() throws IOException {
        Map<String, Path> files = NativeCache.libraries(folder);

        assertThat(files.keySet()).containsExactly("onnxruntime", "onnxruntime4j_jni");
        for (Path file : files.values()) {
            assertThat(file).isRegularFile().isExecutable();
            Files.setLastModifiedTime(file, LONG_AGO);
        }
        assertThat(NativeCache.libraries(folder)).isEqualTo(files);
        for (Path file : files.values()) {
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void a_library_that_was_cut_or_changed_is_unpacked_again() throws IOException {
        Map<String, Path> files = NativeCache.libraries(folder);
        Path library = files.get("onnxruntime");
        Path jni = files.get("onnxruntime4j_jni");
        byte[] whole = Files.readAllBytes(library);
        byte[] jniWhole = Files.readAllBytes(jni);
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        Files.write(library, changed);
        Files.write(jni, List.of("cut"), StandardCharsets.UTF_8);

        assertThat(NativeCache.libraries(folder)).isEqualTo(files);
        assertThat(Files.readAllBytes(library)).isEqualTo(whole);
        assertThat(Files.readAllBytes(jni)).isEqualTo(jniWhole);
    }

    @Test
    void where_there_can_be_no_folder_there_is_no_cache() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThat(NativeCache.libraries(file)).isEmpty();
    }

    @Test
    void a_process_loads_what_is_in_the_cache_and_leaves_no_property_behind() throws Exception {
        assertThat(load("-Dfer4j.cache=" + folder)).contains("engine        ONNX Runtime 1.", "path null");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(2);
        }
        assertThat(load("-Dfer4j.cache=" + folder)).contains("engine        ONNX Runtime 1.");
    }

    @Test
    void without_a_cache_a_process_loads_as_well() throws Exception {
        assertThat(load("-Dfer4j.cache=", "-Duser.home=" + folder)).contains("engine        ONNX Runtime 1.");
        assertThat(load("-Dfer4j.cache=" + Files.writeString(folder.resolve("file"), "in the way")))
                .contains("engine        ONNX Runtime 1.");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    private static String load(String... flags) throws Exception {
        Process process = new ProcessBuilder(Stream.of(
                                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()),
                                Stream.of(flags),
                                Stream.of(
                                        "-Xmx256m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Loads.class.getName()))
                        .flatMap(part -> part)
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** A process that loads ONNX Runtime. */
    static final class Loads {
        private Loads() {}

        /** @param arguments none */
        public static void main(String[] arguments) {
            System.out.println(OnnxRuntimeInfo.current().describe());
            System.out.println("path " + System.getProperty("onnxruntime.native.onnxruntime.path"));
        }
    }
}
