package io.github.fer4j.benchmarks.hostile;

/**
 * Bytes that mean no good.
 *
 * @param index which one of its seed's
 * @param kind what was done to them
 * @param name as a file
 * @param bytes the file
 */
record HostileInput(int index, HostileKind kind, String name, byte[] bytes) {
    /** Such as {@code input 17, png truncated, 812 bytes}. */
    @Override
    public String toString() {
        return "input " + index + ", " + kind.name() + ", " + bytes.length + " bytes";
    }
}
