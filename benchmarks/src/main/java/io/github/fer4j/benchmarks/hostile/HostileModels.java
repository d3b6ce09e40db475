package io.github.fer4j.benchmarks.hostile;

import io.github.fer4j.Fer;
import io.github.fer4j.FerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The kinds of hostile model files, made of the bundled model. */
final class HostileModels {
    private static final List<String> FOREIGN_NAMES = List.of(
            "../../etc/passwd", "/tmp/x", "weights/../../x", "weights/", "META-INF/MANIFEST.MF", "weights/ONNX", "");

    private static final int HEADER = 30;

    /** The bundled model for ONNX alone, and so half as large, with true checksums. */
    private final ModelEntries entries;

    /** The same as a file, as the library writes it: compressed. */
    private final byte[] whole;

    private final TinyModel tiny = new TinyModel();

    HostileModels() {
        String name = Fer.bundledModels().get(0);
        try (InputStream in = Fer.class.getClassLoader().getResourceAsStream("META-INF/fer4j/" + name + ".fer")) {
            if (in == null) {
                throw new FerException("the bundled model " + name + " is not where it should be");
            }
            entries = ModelEntries.of(in).without("weights/dl4j").withSums();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        whole = entries.zip(Deflater.BEST_SPEED);
    }

    /** The file that nothing was done to. */
    byte[] whole() {
        return whole.clone();
    }

    /** Kinds that take tens of milliseconds. */
    List<HostileKind> light() {
        return List.of(
                HostileKind.model("model truncated", false, random -> Damage.truncated(whole, random)),
                HostileKind.model("model bits flipped", true, random -> Damage.flipped(whole, random)),
                HostileKind.model("model mangled", true, random -> Damage.mangled(whole, random)),
                HostileKind.model("model checksum altered", false, this::otherSum),
                HostileKind.model("model weights altered", false, this::otherWeights),
                HostileKind.model("model foreign entry", false, this::foreign),
                HostileKind.model("model card altered, true sums", true, this::card),
                HostileKind.model(
                        "model onnx bits flipped, true sums",
                        true,
                        random -> withOnnx(entries, Damage.flipped(entries.get(ModelEntries.ONNX), random))),
                HostileKind.model(
                        "model onnx head flipped, true sums",
                        true,
                        random -> withOnnx(entries, headFlipped(entries.get(ModelEntries.ONNX), random))),
                HostileKind.model(
                        "model onnx truncated, true sums",
                        true,
                        random -> withOnnx(entries, Damage.truncated(entries.get(ModelEntries.ONNX), random))),
                HostileKind.model(
                        "model small onnx mangled, true sums",
                        true,
                        random -> tiny.file(Damage.mangled(tiny.onnx(), random))),
                HostileKind.model(
                        "model small onnx flipped, true sums",
                        true,
                        random -> tiny.file(Damage.flipped(tiny.onnx(), random))),
                HostileKind.model("model onnx of noise, true sums", false, this::noise),
                HostileKind.model("model onnx hostile graph, true sums", false, tiny::hostileGraph));
    }

    /** Zip bombs. */
    List<HostileKind> heavy() {
        return List.of(
                HostileKind.model("model zip bomb", false, this::bomb),
                HostileKind.model("model zip bomb of many entries", false, HostileModels::manyBombs));
    }

    private static byte[] withOnnx(ModelEntries entries, byte[] onnx) {
        return entries.with(ModelEntries.ONNX, onnx).zipWithSums();
    }

    private byte[] otherSum(Random random) {
        byte[] sums = entries.get(ModelEntries.SUMS);
        // A digit of one of the sums: each line begins with 64 of them.
        int at = random.nextInt(64);
        sums[at] = (byte) (sums[at] == '0' ? '1' : '0');
        ModelEntries changed = entries.with(ModelEntries.SUMS, sums);
        return random.nextInt(4) == 0 ? changed.without(ModelEntries.SUMS).zip() : changed.zip();
    }

    private byte[] otherWeights(Random random) {
        byte[] weights = entries.get(ModelEntries.ONNX);
        weights[random.nextInt(weights.length)] ^= (byte) (1 << random.nextInt(8));
        return entries.with(ModelEntries.ONNX, weights).zip();
    }

    private byte[] foreign(Random random) {
        String name = FOREIGN_NAMES.get(random.nextInt(FOREIGN_NAMES.size()));
        return entries.with(name, new byte[] {1}).zipWithSums();
    }

    /** Digits and letters of the card become others. */
    private byte[] card(Random random) {
        byte[] card = entries.get(ModelEntries.CARD);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(card.length);
            card[at] = (byte) "0123456789-.e\"{}[],:nNaA \\".charAt(random.nextInt(26));
        }
        return entries.with(ModelEntries.CARD, card).zipWithSums();
    }

    /** Bits of the graph, not of the weights, which are most of the file. */
    private static byte[] headFlipped(byte[] onnx, Random random) {
        byte[] bytes = onnx.clone();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            int reach = Math.min(6000, bytes.length);
            int at = random.nextBoolean() ? random.nextInt(reach) : bytes.length - 1 - random.nextInt(reach);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(5000)];
        random.nextBytes(noise);
        if (noise.length > 2 && random.nextBoolean()) {
            noise[0] = 8; // the field that an ONNX file begins with
            noise[1] = 8;
        }
        return withOnnx(entries, noise);
    }

    /** One entry of up to 256 MiB of zeros in a thousandth of that. */
    private byte[] bomb(Random random) {
        String name = List.of(ModelEntries.CARD, ModelEntries.ONNX, "seen", ModelEntries.SUMS)
                .get(random.nextInt(4));
        return ZipBomb.of(List.of(name), 1L << 25 << random.nextInt(4));
    }

    private static byte[] manyBombs(Random random) {
        List<String> names = random.ints(2 + random.nextInt(12), 0, 1000)
                .mapToObj(i -> "weights/e" + i)
                .distinct()
                .toList();
        return ZipBomb.of(names, 1L << 28);
    }

    /** A zip of entries of zeros. */
    private static final class ZipBomb {
        private ZipBomb() {}

        /** The entries share their deflated zeros, which are made once; a zip without a directory, for none is looked at before. */
        static byte[] of(List<String> names, long size) {
            byte[] zlib = Png.deflatedZeros(size);
            byte[] zeros = Arrays.copyOfRange(zlib, 2, zlib.length - 4); // without the header and the sum of zlib
            long crc = crcOfZeros(size);
            ByteBuffer out = ByteBuffer.allocate(names.size() * (HEADER + 64 + zeros.length))
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (String name : names) {
                byte[] text = name.getBytes(StandardCharsets.UTF_8);
                out.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) 8);
                out.putInt(0x00410000).putInt((int) crc).putInt(zeros.length).putInt((int) size);
                out.putShort((short) text.length).putShort((short) 0).put(text).put(zeros);
            }
            return Arrays.copyOf(out.array(), out.position());
        }

        private static long crcOfZeros(long size) {
            CRC32 crc = new CRC32();
            byte[] zeros = new byte[1 << 16];
            for (long left = size; left > 0; left -= zeros.length) {
                crc.update(zeros, 0, (int) Math.min(left, zeros.length));
            }
            return crc.getValue();
        }
    }
}
