package io.github.fer4j.benchmarks.hostile;

import io.github.fer4j.benchmarks.hostile.HostileKind.Maker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** The kinds of hostile images. */
final class HostileImages {
    /** Sizes that no image may have: beyond the limits, zero, or negative where the format can say that. */
    private static final int[] BAD_SIDES = {
        0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, 1 << 24, 65_535, 30_001
    };

    /** What 16 bits can say. */
    private static final int[] BAD_SHORT_SIDES = {0, 65_535, 65_500, 50_000, 32_768, 30_001};

    private static final List<String> PNG_TEXTS = List.of("zTXt", "iTXt", "iCCP");

    private final Originals originals = new Originals();

    /** Kinds that take milliseconds. */
    List<HostileKind> light() {
        List<HostileKind> kinds = new ArrayList<>();
        for (String format : Originals.FORMATS) {
            kinds.add(
                    kind(format, "truncated", true, random -> Damage.truncated(originals.any(format, random), random)));
            kinds.add(kind(
                    format, "bits flipped", true, random -> Damage.flipped(originals.any(format, random), random)));
            kinds.add(kind(format, "mangled", true, random -> Damage.mangled(originals.any(format, random), random)));
            kinds.add(kind(format, "giant", false, giant(format)));
        }
        kinds.add(HostileKind.image(
                "two formats spliced", true, random -> Damage.spliced(any(random), any(random), random)));
        kinds.add(HostileKind.image("wrong extension", true, this::any));
        kinds.add(HostileKind.image("no image at all", false, HostileImages::noImage));
        kinds.add(kind("tiff", "lying fields", true, this::lyingTiff));
        kinds.add(kind("bmp", "picture inside", true, this::embedded));
        return kinds;
    }

    /** Kinds that claim, or have, as many pixels as are allowed. */
    List<HostileKind> heavy() {
        return List.of(
                kind("png", "bomb of pixels", true, HostileImages::pngBomb),
                kind("gif", "bomb of pixels", true, random -> Gif.of(9_000, 9_000, 81_000_000)),
                kind("bmp", "bomb of pixels", true, HostileImages::bmpBomb),
                kind("tiff", "bomb of pixels", true, HostileImages::tiffBomb),
                kind("jpg", "bomb of scans", true, this::scans),
                kind(
                        "png",
                        "bomb of text",
                        true,
                        random -> Png.withText(
                                PNG_TEXTS.get(random.nextInt(PNG_TEXTS.size())), (1 + random.nextInt(8)) << 25)),
                HostileKind.image("large, hardly any pixels", true, this::claimed));
    }

    /** A name for the bytes: that of the format, but for wrong extensions. */
    static String name(HostileKind kind, Random random) {
        String format = kind.name().split(" ")[0];
        boolean known = Originals.FORMATS.contains(format);
        return "photo." + (known ? format : Originals.FORMATS.get(random.nextInt(Originals.FORMATS.size())));
    }

    private static HostileKind kind(String format, String damage, boolean mayPass, Maker maker) {
        return HostileKind.image(format + " " + damage, mayPass, maker);
    }

    private byte[] any(Random random) {
        return originals.any(Originals.FORMATS.get(random.nextInt(Originals.FORMATS.size())), random);
    }

    private static int side(int[] sides, Random random) {
        return sides[random.nextInt(sides.length)];
    }

    /** At least one side is bad. */
    private Maker giant(String format) {
        return random -> {
            int bad = side(BAD_SIDES, random);
            int badShort = side(BAD_SHORT_SIDES, random);
            boolean both = random.nextBoolean();
            int other = both ? bad : 100;
            int otherShort = both ? badShort : 100;
            return switch (format) {
                case "png" -> new Png(bad, other, 8, random.nextBoolean() ? Png.RGB : Png.GRAY).zeros(1000);
                case "jpg" -> Jpeg.resized(originals.any("jpg", random), badShort, otherShort);
                case "gif" -> Gif.of(badShort, otherShort, 1000);
                // A height below zero is that of a bitmap whose rows go down.
                case "bmp" -> Bmp.resized(originals.any("bmp", random), bad, other);
                default -> new Tiff(bad, other).withPixels(new byte[1000]);
            };
        };
    }

    private byte[] lyingTiff(Random random) {
        Tiff tiff = new Tiff(64, 64);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            lie(tiff, random);
        }
        return tiff.withPixels(random.nextBoolean() ? new byte[64 * 64] : Png.deflatedZeros(1 << 20));
    }

    private static void lie(Tiff tiff, Random random) {
        int large = side(BAD_SIDES, random);
        switch (random.nextInt(9)) {
            case 0 -> tiff.set(Tiff.BITS, side(new int[] {0, 1, 3, 16, 32, 64, 65_535, large}, random));
            case 1 -> tiff.set(Tiff.SAMPLES, side(new int[] {0, 2, 3, 4, 5, 255, 65_535, large}, random));
            case 2 -> tiff.set(Tiff.COMPRESSION, random.nextInt(10));
            case 3 -> tiff.set(Tiff.STRIP_BYTES, large);
            case 4 -> tiff.set(Tiff.STRIP_OFFSETS, large);
            case 5 -> tiff.set(Tiff.ROWS_PER_STRIP, large);
            case 6 -> tiff.set(65_000 + random.nextInt(500), large, side(BAD_SIDES, random));
            case 7 ->
                tiff.without(Tiff.STRIP_OFFSETS)
                        .without(Tiff.ROWS_PER_STRIP)
                        .set(Tiff.TILE_WIDTH, large)
                        .set(Tiff.TILE_HEIGHT, side(BAD_SIDES, random))
                        .set(Tiff.TILE_OFFSETS, 8)
                        .set(Tiff.TILE_BYTES, 1000);
            default -> tiff.set(Tiff.SAMPLE_FORMAT, random.nextInt(6)).set(Tiff.BITS, 32);
        }
    }

    /** A bitmap may hold a PNG or JPEG file, of another size than its own. */
    private byte[] embedded(Random random) {
        boolean png = random.nextBoolean();
        byte[] inside = switch (random.nextInt(3)) {
            case 0 -> originals.any(png ? "png" : "jpg", random);
            case 1 -> new Png(9_000, 9_000, 8, Png.RGB).zeros(1000);
            default -> Damage.flipped(originals.any(png ? "png" : "jpg", random), random);
        };
        int stated = random.nextInt(3) == 0 ? side(BAD_SIDES, random) : inside.length;
        return Bmp.of(96, 80, png ? Bmp.EMBEDDED_PNG : Bmp.EMBEDDED_JPEG, stated, inside);
    }

    private static byte[] noImage(Random random) {
        byte[] noise = new byte[random.nextInt(4096)];
        random.nextBytes(noise);
        return switch (random.nextInt(8)) {
            case 0 -> new byte[0];
            case 1 -> new byte[random.nextInt(100_000)];
            case 2 -> "<!DOCTYPE html><html><body>not found</body></html>".getBytes(StandardCharsets.UTF_8);
            case 3 -> "%PDF-1.7\n%\u00e2\u00e3".repeat(100).getBytes(StandardCharsets.ISO_8859_1);
            case 4 ->
                ByteBuffer.allocate(8 + noise.length)
                        .putInt(0xcafebabe)
                        .putInt(61)
                        .put(noise)
                        .array();
            case 5 -> gzip(noise);
            case 6 -> // the first bytes of a format, then noise
                ByteBuffer.allocate(8 + noise.length)
                        .putLong(random.nextBoolean() ? 0x89504e470d0a1a0aL : 0xffd8ffe000104a46L)
                        .put(noise)
                        .array();
            default -> noise;
        };
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] pngBomb(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Png(9_900, 9_900, 1, Png.GRAY).zeros(9_900L * (1 + 1238));
            case 1 -> new Png(9_900, 9_900, 8, Png.GRAY).zeros(9_900L * (1 + 9_900));
            case 2 -> new Png(5_000, 5_000, 8, Png.RGBA).zeros(5_000L * (1 + 4 * 5_000));
            default -> new Png(30_000, 3_300, 16, Png.RGBA).zeros(1 << 20); // 8 bytes a pixel
        };
    }

    private static byte[] bmpBomb(Random random) {
        int side = 2_000 + random.nextInt(7_000);
        byte[] pixels = Bmp.runs(side, side);
        return Bmp.of(side, side, Bmp.RLE8, pixels.length, pixels);
    }

    private static byte[] tiffBomb(Random random) {
        int side = 1_000 + random.nextInt(8_000);
        int samples = 1 + random.nextInt(4);
        int bits = random.nextBoolean() ? 8 : 32;
        byte[] pixels = Png.deflatedZeros(Math.min(400_000_000, (long) side * side * samples * bits / 8));
        return new Tiff(side, side)
                .set(Tiff.SAMPLES, samples)
                .set(Tiff.PHOTOMETRIC, samples < 3 ? 1 : 2)
                .set(Tiff.BITS, bits)
                .set(Tiff.SAMPLE_FORMAT, bits == 8 ? 1 : 3)
                .set(Tiff.COMPRESSION, Tiff.DEFLATED)
                .withPixels(pixels);
    }

    private byte[] scans(Random random) {
        byte[] progressive = originals.all("jpg").stream()
                .filter(Jpeg::isProgressive)
                .findFirst()
                .orElseThrow();
        return Jpeg.withEmptyScans(progressive, 8_000, 8_000, 1 << random.nextInt(14));
    }

    private byte[] claimed(Random random) {
        int width = 3_000 + random.nextInt(7_000);
        int height = 3_000 + random.nextInt(7_000);
        return switch (random.nextInt(5)) {
            case 0 -> new Png(width, height, 8, Png.RGB).zeros(1000);
            case 1 -> Jpeg.resized(originals.any("jpg", random), width, height);
            case 2 -> Gif.of(width, height, 1000);
            case 3 -> Bmp.resized(originals.any("bmp", random), width, height);
            default -> new Tiff(width, height).withPixels(new byte[1000]);
        };
    }
}
