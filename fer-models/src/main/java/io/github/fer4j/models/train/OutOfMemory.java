package io.github.fer4j.models.train;

import java.util.Locale;

/** Tells that memory ran out, in its several disguises, and what to do about it. */
final class OutOfMemory {
    private OutOfMemory() {}

    /**
     * Whether memory ran out: Java throws an error; JavaCPP one with a message about physical memory, or about a native array
     * that cannot be allocated; ND4J wraps them, or says that an allocation failed.
     */
    static boolean isIn(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
            if (t instanceof OutOfMemoryError
                    || message.contains("out of memory")
                    || message.contains("outofmemory")
                    || message.contains("allocation failed")
                    || message.contains("failed to allocate")) {
                return true;
            }
        }
        return false;
    }

    /** What a batch of so many takes too much of, and what to try. */
    static String advice(int batchSize) {
        String heap = Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB of heap (-Xmx)";
        return "memory ran out with batches of " + batchSize + " and at most " + heap + "; try "
                + (batchSize > 1 ? "batchSize(" + batchSize / 2 + ")" : "a smaller input or a smaller net")
                + ", or give more: -Xmx is for Java, -Dorg.bytedeco.javacpp.maxbytes and"
                + " -Dorg.bytedeco.javacpp.maxphysicalbytes for native memory, which otherwise follow it";
    }
}
