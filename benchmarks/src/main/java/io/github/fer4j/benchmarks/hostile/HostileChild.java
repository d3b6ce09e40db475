package io.github.fer4j.benchmarks.hostile;

import io.github.fer4j.benchmarks.ResidentMemory;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** What the child JVM of {@link HostileInputs} does: tries one input after the other, and says so before and after each. */
final class HostileChild {
    private HostileChild() {}

    /** @param arguments the seed, the first index, the one after the last, and a part of the names of kinds, perhaps empty */
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[0]);
        int to = Integer.parseInt(arguments[2]);
        PrintStream out = System.out;
        HostileKinds kinds = new HostileKinds();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        try (Trial trial = new Trial()) {
            for (int index = Integer.parseInt(arguments[1]); index < to; index++) {
                if (!kinds.kind(index).name().contains(arguments[3])) {
                    continue;
                }
                tell(out, new HostileLine.Begin(index, kinds.kind(index).name()));
                HostileInput input = kinds.input(seed, index);
                heap.forEach(MemoryPoolMXBean::resetPeakUsage);
                ResidentMemory.resetPeak();
                long start = System.nanoTime();
                Verdict verdict = trial.of(input);
                long milliseconds = (System.nanoTime() - start) / 1_000_000;
                long peak = heap.stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum();
                tell(
                        out,
                        new HostileLine.End(
                                index,
                                input.kind().name(),
                                verdict,
                                milliseconds,
                                peak,
                                ResidentMemory.peak().orElse(0)));
            }
        }
    }

    private static void tell(PrintStream out, HostileLine line) {
        out.println(line.text());
        out.flush(); // a crash takes along what is not out yet
    }
}
