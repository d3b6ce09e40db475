package io.github.fer4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the figures come from. */
final class Machine {
    private Machine() {}

    /** Processor, number of them, Java, operating system. */
    static String describe() {
        return entry(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch")) + ", "
                + Runtime.getRuntime().availableProcessors() + " processors; Java "
                + System.getProperty("java.vm.version") + " (" + System.getProperty("java.vendor") + "); "
                + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    /** The largest resident set of this process so far; "unknown" where there is no /proc. */
    static String peakMemory() {
        return entry(Path.of("/proc/self/status"), "VmHWM")
                .map(text -> Long.parseLong(text.split(" ")[0]) / 1024 + " MB")
                .orElse("unknown");
    }

    /** Processor time of this process so far, all threads together, in seconds. */
    static double processorSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> time.toNanos() / 1e9)
                .orElse(Double.NaN);
    }

    /** The load of the last minute, for figures taken on a busy machine mean little; "unknown" where there is no /proc. */
    static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static Optional<String> entry(Path file, String key) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
