package io.github.fer4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory this process holds, heap and native memory together, by Linux's {@code /proc/self/status} (proc(5)). */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR_REFS = Path.of("/proc/self/clear_refs");

    private ResidentMemory() {}

    /** The resident set now, in KiB; nothing on other systems. */
    public static OptionalLong now() {
        return entry("VmRSS:");
    }

    /** The largest resident set so far, or since {@link #resetPeak}, in KiB; nothing on other systems. */
    public static OptionalLong peak() {
        return entry("VmHWM:");
    }

    /** Lets the peak begin again from what is resident now, where the system allows that. */
    public static void resetPeak() {
        try {
            Files.writeString(CLEAR_REFS, "5");
        } catch (IOException | SecurityException e) {
            // Then the peak is that of the whole process, which is no less.
        }
    }

    private static OptionalLong entry(String key) {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
