package io.github.fer4j.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts the bytes that go through. */
final class CountedOutput extends FilterOutputStream {
    private long count;

    CountedOutput(OutputStream out) {
        super(out);
    }

    /** How many went through so far. */
    long count() {
        return count;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length); // at once: the inherited one goes byte by byte
        count += length;
    }
}
