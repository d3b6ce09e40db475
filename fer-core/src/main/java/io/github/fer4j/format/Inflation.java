package io.github.fer4j.format;

import java.util.function.LongSupplier;

/**
 * Tells models from zip bombs while they are read. Deflate can make a thousand bytes of one, and memory is taken for them
 * before a checksum can be looked at. The numbers of trained weights hardly shrink (to nine tenths or so), even those of pruned
 * nets not to a twentieth: so content may outgrow its compressed bytes {@value #MOST} times and by {@value #FREE} bytes more.
 * Writing asks the same, so that what is written can be read.
 */
final class Inflation {
    /** How many bytes may come of one. */
    static final int MOST = 20;

    /** What may come of any file, however short: a small net of zeros is no attack. */
    static final int FREE = 1 << 24;

    private final LongSupplier compressed;
    private long inflated;

    /** @param compressed how many bytes of the file were read, or written, so far */
    Inflation(LongSupplier compressed) {
        this.compressed = compressed;
    }

    /** Whether there may be so many bytes of content more. */
    boolean allows(int bytes) {
        inflated += bytes;
        return inflated <= FREE + MOST * compressed.getAsLong();
    }
}
