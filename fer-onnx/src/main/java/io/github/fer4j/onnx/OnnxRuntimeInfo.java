package io.github.fer4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import io.github.fer4j.FerException;
import java.util.List;
import java.util.Objects;

/**
 * Which ONNX Runtime this is and what it can run on: the diagnosis for bug reports, and for a GPU that stays idle.
 *
 * <pre>{@code
 * System.out.println(OnnxRuntimeInfo.current().describe());
 * }</pre>
 *
 * @param version of the native library, such as {@code 1.28.0}
 * @param providers the execution providers that were built in, such as {@code CPU} or {@code CUDA}, sorted; that a provider
 *     is built in does not say that the machine has the hardware
 * @param gpu what was found of GPUs, and what to do to use one
 */
public record OnnxRuntimeInfo(String version, List<String> providers, String gpu) {
    /** Copies the list. */
    public OnnxRuntimeInfo {
        Objects.requireNonNull(version, "version");
        providers = List.copyOf(providers);
        Objects.requireNonNull(gpu, "gpu");
    }

    /**
     * What is on this machine. Loads the native library, the first time.
     *
     * @return its version and providers
     * @throws FerException if the native library does not load on this platform
     */
    public static OnnxRuntimeInfo current() {
        String version = environment().getVersion();
        List<String> providers = OrtEnvironment.getAvailableProviders().stream()
                .map(Enum::name)
                .sorted()
                .toList();
        return new OnnxRuntimeInfo(version, providers, Gpus.find().describe(hasCuda(), version));
    }

    /** The one environment of this process; loads the native library, the first time. */
    static OrtEnvironment environment() {
        try {
            // What goes wrong comes as an exception; its own logger prints, in colour, whatever a damaged model makes
            // of it.
            OrtEnvironment environment =
                    NativeCache.loading(() -> OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL));
            environment.setTelemetry(false); // events of the operating system, on Windows
            return environment;
        } catch (OrtException | IllegalStateException | LinkageError e) {
            // No library for this platform, or one that lacks something of the system's.
            throw new FerException(
                    "ONNX Runtime does not load on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e.getMessage()
                            + "; use io.github.fer4j:fer-models instead of fer-onnx",
                    e);
        }
    }

    /** Whether CUDA was built in. */
    static boolean hasCuda() {
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    /**
     * Describes it for a reader, one fact a line.
     *
     * @return text of several lines, separated by {@code \n}, without one at the end
     */
    public String describe() {
        return String.join(
                "\n",
                "engine        ONNX Runtime " + version + " with " + String.join(", ", providers),
                "processors    " + Runtime.getRuntime().availableProcessors(),
                "GPU           " + gpu);
    }

    @Override
    public String toString() {
        return describe();
    }
}
