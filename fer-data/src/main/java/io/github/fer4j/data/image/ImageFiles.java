package io.github.fer4j.data.image;

import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.UnreadableImageException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes image files: PNG, JPEG, GIF (its first picture), BMP and TIFF, and what else ImageIO has a plug-in for. Gray
 * stays gray, colour becomes RGB, transparent pixels are laid over white, 16 bits become 8, and the Exif orientation of
 * JPEG and TIFF is applied. A file that ends before its last pixel is an error, not half an image.
 *
 * <p>Safe for several threads at once; ImageIO's global settings are neither read nor changed.
 */
public final class ImageFiles {
    private ImageFiles() {}

    /**
     * Reads a file within the standard limits.
     *
     * @param file an image file
     * @return the image, gray or RGB, upright
     * @throws UnreadableImageException if it is missing, empty, truncated, too large or small, or no image
     */
    public static Image read(Path file) {
        return read(file, ImageLimits.standard());
    }

    /**
     * Reads a file.
     *
     * @param file an image file
     * @param limits what it may be at most
     * @return the image, gray or RGB, upright
     * @throws UnreadableImageException if it is missing, empty, truncated, beyond the limits, or no image
     */
    public static Image read(Path file, ImageLimits limits) {
        String source = file.toString();
        Objects.requireNonNull(limits, "limits");
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            limits.checkBytes(source, Files.isRegularFile(file) ? Files.size(file) : 1);
            // A pipe has no size, and a file may grow: never more than the limit and one byte.
            bytes = in.readNBytes((int) limits.maxBytes() + 1);
        } catch (NoSuchFileException e) {
            throw new UnreadableImageException(source + ": there is no such file", e);
        } catch (IOException e) {
            throw new UnreadableImageException(source + ": cannot be read: " + e, e);
        }
        return decode(bytes, source, limits);
    }

    /**
     * A file as a source that is read each time it is asked for, so that large data sets stay on disk.
     *
     * @param file an image file; it need not exist yet
     * @return the source; equal to other sources of the same path
     */
    public static ImageSource source(Path file) {
        Path name = file.getFileName();
        return name == null
                ? new FileSource(file, "")
                : file.getParent() == null
                        ? new FileSource(file.getFileSystem().getPath(""), name.toString())
                        : new FileSource(file.getParent(), name.toString());
    }

    /**
     * A file of a folder as a source. Sources of the same folder share its path object, so that each takes 24 bytes and
     * its name: a path object of its own would take several times that.
     *
     * @param folder the folder
     * @param name the file in it; may lead through more folders, with {@code /} between them
     * @return the source, equal to the one that {@link #source(Path)} gives
     */
    public static ImageSource source(Path folder, String name) {
        return new FileSource(Objects.requireNonNull(folder, "folder"), Objects.requireNonNull(name, "name"));
    }

    /**
     * The file that a source reads.
     *
     * @param source any source
     * @return its file, if it is one of {@link #source(Path)}; nothing for images in memory and other sources
     */
    public static Optional<Path> fileOf(ImageSource source) {
        return source instanceof FileSource file ? Optional.of(file.file()) : Optional.empty();
    }

    /** See {@link #source(Path, String)}. */
    private static final class FileSource implements ImageSource {
        private final Path folder;
        private final String name;

        FileSource(Path folder, String name) {
            this.folder = folder;
            this.name = name;
        }

        Path file() {
            return folder.resolve(name);
        }

        @Override
        public Image load() {
            return read(file());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof FileSource that && file().equals(that.file());
        }

        @Override
        public int hashCode() {
            return file().hashCode();
        }

        @Override
        public String toString() {
            return file().toString();
        }
    }

    /**
     * Decodes the bytes of an image file within the standard limits.
     *
     * @param file the whole file
     * @param source what to call it in error messages
     * @return the image, gray or RGB, upright
     * @throws UnreadableImageException if it is empty, truncated, too large or small, or no image
     */
    public static Image decode(byte[] file, String source) {
        return decode(file, source, ImageLimits.standard());
    }

    /**
     * Decodes the bytes of an image file.
     *
     * @param file the whole file
     * @param source what to call it in error messages
     * @param limits what it may be at most
     * @return the image, gray or RGB, upright
     * @throws UnreadableImageException if it is empty, truncated, beyond the limits, or no image
     */
    public static Image decode(byte[] file, String source, ImageLimits limits) {
        Objects.requireNonNull(source, "source");
        limits.checkBytes(source, file.length);
        // In memory, whatever ImageIO.setUseCache says: its default is a temporary file for each image.
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = readerFor(in, file, source);
            try {
                return decode(reader, in, file, source, limits);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadableImageException known) {
                throw known;
            }
            if (e.getCause() instanceof OutOfMemoryError) { // so the reader of PNG passes it on
                throw tooLarge(source, e);
            }
            // ImageIO answers damaged files with many kinds of exception, unchecked ones among them.
            throw new UnreadableImageException(
                    source + ": the image is damaged, truncated, or of a kind that is not supported: " + e, e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(source, e);
        }
    }

    /** One long array that does not fit: it was never there, and the next image may be smaller. */
    private static UnreadableImageException tooLarge(String source, Throwable cause) {
        return new UnreadableImageException(
                source + ": the image is too large for the memory of this JVM, "
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB; raise -Xmx, or lower the limits to what fits",
                cause);
    }

    private static ImageReader readerFor(ImageInputStream in, byte[] file, String source) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            // Wireless bitmaps have no signature: their reader takes any file that begins with two zeros for one.
            if (!reader.getFormatName().equalsIgnoreCase("wbmp")) {
                return reader;
            }
            reader.dispose();
        }
        throw new UnreadableImageException(source + ": an image file is PNG, JPEG, GIF, BMP or TIFF, this one is none;"
                + " it begins with the bytes "
                + HexFormat.ofDelimiter(" ").formatHex(file, 0, Math.min(8, file.length)));
    }

    private static Image decode(ImageReader reader, ImageInputStream in, byte[] file, String source, ImageLimits limits)
            throws IOException {
        EarlyEnd earlyEnd = new EarlyEnd();
        reader.addIIOReadWarningListener(earlyEnd);
        reader.setInput(in, false, true);
        FileHeader header = FileHeader.of(file);
        if (header.wrapped()) {
            // Its reader gives the inner file to another reader, whatever size that has.
            throw new UnreadableImageException(source + ": a bitmap holds pixels, this one holds a JPEG or PNG file;"
                    + " take that file out of it");
        }
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        limits.checkSize(source, width, height);
        limits.checkMemory(source, width, height, bytesPerPixel(reader));
        limits.checkScans(source, width, height, header.scans());
        if (header.components() == 4) {
            throw new UnreadableImageException(source + ": a JPEG is gray or YCbCr, this one has 4 components, CMYK or"
                    + " YCCK; convert it to sRGB first");
        }
        BufferedImage decoded = null;
        try {
            decoded = reader.read(0);
        } catch (IOException | RuntimeException e) {
            if (earlyEnd.message == null) {
                throw e;
            }
        }
        if (earlyEnd.message != null) {
            throw new UnreadableImageException(
                    source + ": the image is truncated or damaged: the decoder says '" + earlyEnd.message + "'");
        }
        return header.orientation().upright(Image.of(decoded));
    }

    /** What a pixel takes in memory when it is decoded, before it becomes one of ours. */
    private static int bytesPerPixel(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        if (type == null) { // a JPEG's YCbCr has no counterpart in Java, and becomes RGB
            return 3;
        }
        SampleModel samples = type.getSampleModel();
        return samples.getNumDataElements() * DataBuffer.getDataTypeSize(samples.getDataType()) / Byte.SIZE;
    }

    /**
     * Where a JPEG ends early, Java's reader warns, fills up with gray and goes on, for seconds where the picture is large and has
     * many scans: so it is stopped. Harmless warnings exist too.
     */
    private static final class EarlyEnd implements IIOReadWarningListener {
        private String message;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            if (warning.contains("Truncated") || warning.contains("premature end")) {
                message = warning;
                throw new IllegalStateException(warning);
            }
        }
    }
}
