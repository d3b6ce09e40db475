package io.github.fer4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.github.fer4j.FerException;
import java.util.List;
import java.util.Objects;

/**
 * Which ONNX Runtime this is and what it can run on: for bug reports, and to see whether a GPU build is on the class path.
 *
 * @param version of the native library, such as {@code 1.29.0}
 * @param providers the execution providers that were built in, such as {@code CPU} or {@code CUDA}, sorted; that a provider
 *     is built in does not say that the machine has the hardware
 */
public record OnnxRuntimeInfo(String version, List<String> providers) {
    /** Copies the list. */
    public OnnxRuntimeInfo {
        Objects.requireNonNull(version, "version");
        providers = List.copyOf(providers);
    }

    /**
     * What is on this machine. Loads the native library, the first time.
     *
     * @return its version and providers
     * @throws FerException if the native library does not load on this platform
     */
    public static OnnxRuntimeInfo current() {
        try {
            String version = OrtEnvironment.getEnvironment().getVersion();
            List<String> providers = OrtEnvironment.getAvailableProviders().stream()
                    .map(Enum::name)
                    .sorted()
                    .toList();
            return new OnnxRuntimeInfo(version, providers);
        } catch (LinkageError e) { // no library for this platform, or one that lacks something of the system's
            throw new FerException(
                    "ONNX Runtime does not load on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e.getMessage()
                            + "; use io.github.fer4j:fer-models instead of fer-onnx",
                    e);
        }
    }

    /** For people, such as {@code ONNX Runtime 1.29.0 with CPU}. */
    public String describe() {
        return "ONNX Runtime " + version + " with " + String.join(", ", providers);
    }
}
