package io.github.fer4j.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What NVIDIA's driver says of itself, in files: no command is run, no library loaded.
 *
 * @param driver whether there is one
 * @param models of the GPUs, such as {@code NVIDIA H100}
 */
record Gpus(boolean driver, List<String> models) {
    private static final Path DRIVER = Path.of("/proc/driver/nvidia");

    static Gpus find() {
        return find(DRIVER);
    }

    static Gpus find(Path driver) {
        return new Gpus(Files.exists(driver.resolve("version")), models(driver.resolve("gpus")));
    }

    private static List<String> models(Path gpus) {
        if (!Files.isDirectory(gpus)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(gpus)) {
            return folders.sorted()
                    .flatMap(folder -> lines(folder.resolve("information")))
                    .filter(line -> line.startsWith("Model:"))
                    .map(line -> line.substring("Model:".length()).strip())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // a diagnosis says what it can
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /**
     * What was found, and what to do.
     *
     * @param builtIn whether the ONNX Runtime on the class path has CUDA
     * @param version of ONNX Runtime
     */
    String describe(boolean builtIn, String version) {
        String found = driver || !models.isEmpty()
                ? "NVIDIA GPU found" + (models.isEmpty() ? "" : " (" + String.join(", ", models) + ")")
                : "no NVIDIA driver found (looked for " + DRIVER + "; other systems are not searched)";
        String runtime = builtIn
                ? "this ONNX Runtime has CUDA"
                : "this ONNX Runtime has no CUDA: for a GPU replace com.microsoft.onnxruntime:onnxruntime by"
                        + " com.microsoft.onnxruntime:onnxruntime_gpu:" + version;
        return found + "; " + runtime
                + "; CUDA and cuDNN of the versions that ONNX Runtime's documentation names must be on the library path";
    }
}
