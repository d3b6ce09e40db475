package io.github.fer4j.benchmarks.hostile;

import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Whole images of each format, in the varieties of it that its reader has code for. */
final class Originals {
    /** The formats, by ImageIO's names, which are extensions too. */
    static final List<String> FORMATS = List.of("png", "jpg", "gif", "bmp", "tiff");

    /** Bitmaps that hold another file: fer4j refuses them, as "picture inside" checks. */
    private static final Set<String> WRAPPERS = Set.of("BI_JPEG", "BI_PNG");

    private static final int WIDTH = 96;
    private static final int HEIGHT = 80;

    private final Map<String, List<byte[]>> files = new TreeMap<>();

    Originals() {
        Image face = SyntheticFaces.builder()
                .samplesPerClass(1)
                .seed(1)
                .build()
                .get(0)
                .image()
                .load()
                .resize(HEIGHT, WIDTH, Interpolation.BILINEAR);
        for (String format : FORMATS) {
            files.put(format, new ArrayList<>());
        }
        for (int type : new int[] {
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_4BYTE_ABGR,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_USHORT_565_RGB
        }) {
            BufferedImage picture = painted(face, type);
            FORMATS.forEach(format -> writeAll(picture, format));
        }
    }

    /** One of the whole files of a format. */
    byte[] any(String format, Random random) {
        List<byte[]> all = files.get(format);
        return all.get(random.nextInt(all.size()));
    }

    /** All whole files of a format. */
    List<byte[]> all(String format) {
        return List.copyOf(files.get(format));
    }

    private static BufferedImage painted(Image face, int type) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.drawImage(face.toBufferedImage(), 0, 0, null);
        graphics.setColor(new Color(200, 80, 30, 128)); // some colour, half transparent
        graphics.fillRect(4, 4, 20, 12);
        graphics.dispose();
        return picture;
    }

    /** In every compression and both orders that the writer has. */
    private void writeAll(BufferedImage picture, String format) {
        ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(picture);
        ImageIO.getImageWriters(type, format).forEachRemaining(writer -> {
            ImageWriteParam plain = writer.getDefaultWriteParam();
            String[] compressions = plain.canWriteCompressed() ? plain.getCompressionTypes() : null;
            write(writer, picture, format, plain);
            if (plain.canWriteProgressive()) {
                ImageWriteParam progressive = writer.getDefaultWriteParam();
                progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
                write(writer, picture, format, progressive);
            }
            if (plain.canWriteTiles()) {
                ImageWriteParam tiled = writer.getDefaultWriteParam();
                tiled.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                tiled.setTiling(32, 16, 0, 0);
                write(writer, picture, format, tiled);
            }
            for (String compression : compressions == null ? new String[0] : compressions) {
                if (WRAPPERS.contains(compression)) {
                    continue;
                }
                ImageWriteParam compressed = writer.getDefaultWriteParam();
                compressed.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                compressed.setCompressionType(compression);
                write(writer, picture, format, compressed);
            }
            writer.dispose();
        });
    }

    private void write(ImageWriter writer, BufferedImage picture, String format, ImageWriteParam settings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IllegalArgumentException | UnsupportedOperationException | IOException e) {
            return; // not every compression takes every kind of picture: fax takes black and white only
        } finally {
            writer.setOutput(null);
        }
        if (out.size() == 0) {
            throw new UncheckedIOException(new IOException("ImageIO wrote an empty " + format));
        }
        files.get(format).add(out.toByteArray());
    }
}
