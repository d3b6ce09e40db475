package io.github.fer4j.benchmarks.hostile;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Ways to damage a file without knowing what it is. */
final class Damage {
    /** Headers, where a changed bit does most. */
    private static final int HEAD = 64;

    private static final int MOST_FLIPS = 32;
    private static final int LONGEST_RUN = 64;

    private Damage() {}

    /** The first bytes: any number of them, but not all. */
    static byte[] truncated(byte[] whole, Random random) {
        return Arrays.copyOf(whole, random.nextInt(whole.length));
    }

    /** One to 32 bits turned over, in half of the cases all among the first bytes. */
    static byte[] flipped(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int reach = random.nextBoolean() ? Math.min(HEAD, bytes.length) : bytes.length;
        for (int i = 1 + random.nextInt(MOST_FLIPS); i > 0; i--) {
            bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /** A few runs of bytes overwritten, left out, doubled or put in. */
    static byte[] mangled(byte[] whole, Random random) {
        byte[] bytes = whole;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            bytes = mangledOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] mangledOnce(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(LONGEST_RUN), bytes.length - at);
        byte[] run = new byte[length];
        switch (random.nextInt(3)) {
            case 0 -> random.nextBytes(run);
            case 1 -> Arrays.fill(run, random.nextBoolean() ? (byte) 0xff : 0);
            default -> System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), run, 0, length);
        }
        boolean replace = random.nextBoolean();
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + length);
        out.write(bytes, 0, at);
        if (random.nextInt(3) > 0) {
            out.writeBytes(run);
        }
        int rest = replace ? at + length : at;
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }

    /** The beginning of one file and the end of another. */
    static byte[] spliced(byte[] head, byte[] tail, Random random) {
        byte[] first = truncated(head, random);
        int from = random.nextInt(tail.length);
        byte[] bytes = Arrays.copyOf(first, first.length + tail.length - from);
        System.arraycopy(tail, from, bytes, first.length, tail.length - from);
        return bytes;
    }
}
