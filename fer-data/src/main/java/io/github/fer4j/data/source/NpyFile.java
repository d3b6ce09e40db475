package io.github.fer4j.data.source;

import io.github.fer4j.MalformedDatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers from a small NumPy file (format: NEP 1, versions 1.0 to 3.0): a scalar or a one-dimensional array of integers,
 * floating-point numbers, or strings that are numbers, such as AffectNet's {@code <U1}. Nothing is executed: arrays of
 * Python objects, which would need unpickling, are refused.
 */
final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** AffectNet's largest, 68 landmarks, take some 2 KB; what is larger is no annotation of one image. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final Pattern DESCR = Pattern.compile("'descr':\\s*'([<>|=]?)([a-zA-Z])([0-9]{1,4})'");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(\\s*([0-9]{0,5})\\s*,?\\s*\\)");
    private static final Charset UTF_32_LITTLE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32_BIG = Charset.forName("UTF-32BE");

    private NpyFile() {}

    /**
     * Reads the one number of a file.
     *
     * @param file a scalar, or an array of one element
     * @param shown what to call the file in messages
     * @return the number
     * @throws MalformedDatasetException if it is missing, no such file, or holds no number or several
     */
    static double number(Path file, String shown) {
        double[] numbers = numbers(file, shown);
        if (numbers.length != 1) {
            throw malformed(shown, numbers.length + " elements, expected one number");
        }
        return numbers[0];
    }

    /**
     * Reads all numbers of a file.
     *
     * @param file a scalar, or an array of one dimension
     * @param shown what to call the file in messages
     * @return the numbers
     * @throws MalformedDatasetException if it is missing or no such file
     */
    static double[] numbers(Path file, String shown) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new MalformedDatasetException(shown, 0, "there is no such file; unpack all annotations", e);
        } catch (IOException e) {
            throw new MalformedDatasetException(shown, 0, "the file cannot be read: " + e, e);
        }
        if (bytes.length > MAX_BYTES) {
            throw malformed(shown, "more than " + MAX_BYTES + " bytes, expected the annotation of one image");
        }
        return new Parser(bytes, shown).numbers();
    }

    private static MalformedDatasetException malformed(String shown, String problem) {
        return new MalformedDatasetException(shown, 0, problem);
    }

    private static final class Parser {
        private final byte[] bytes;
        private final String shown;

        Parser(byte[] bytes, String shown) {
            this.bytes = bytes;
            this.shown = shown;
        }

        double[] numbers() {
            int from = 8;
            for (int i = 0; i < MAGIC.length; i++) {
                if (bytes.length < 10 || bytes[i] != MAGIC[i]) {
                    throw malformed(shown, "no NumPy file: it does not begin with \\x93NUMPY");
                }
            }
            int version = bytes[6];
            if (version < 1 || version > 3) {
                throw malformed(shown, "version " + version + " of the NumPy format, expected 1 to 3");
            }
            ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long length = version == 1 ? little.getShort(from) & 0xffff : bytes.length < 12 ? -1 : little.getInt(from);
            from += version == 1 ? 2 : 4;
            if (length < 0 || length > bytes.length - from) {
                throw malformed(shown, "the file breaks off within its header; get it again");
            }
            String header = new String(bytes, from, (int) length, StandardCharsets.ISO_8859_1);
            from += (int) length;
            Matcher descr = DESCR.matcher(header);
            Matcher shape = SHAPE.matcher(header);
            if (!descr.find() || !shape.find()) {
                throw malformed(
                        shown,
                        "the array is " + CsvRows.Row.quoted(header.strip())
                                + ", expected a number or one row of numbers or of short texts");
            }
            int count = shape.group(1).isEmpty() ? 1 : Integer.parseInt(shape.group(1));
            Type type =
                    new Type(descr.group(1).equals(">"), descr.group(2).charAt(0), Integer.parseInt(descr.group(3)));
            if (type.width() < 0) {
                throw malformed(
                        shown,
                        "the elements are of type " + descr.group(2) + descr.group(3)
                                + ", expected integers (i, u), floating-point numbers (f4, f8) or texts (U, S)");
            }
            if ((long) count * type.width() != bytes.length - from) {
                throw malformed(
                        shown,
                        (bytes.length - from) + " bytes after the header, expected " + count + " times " + type.width()
                                + "; get the file again");
            }
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = number(type, from + i * type.width());
            }
            return numbers;
        }

        private double number(Type type, int at) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(type.big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            return switch (type.kind) {
                case 'U' -> parse(new String(bytes, at, type.width(), type.big ? UTF_32_BIG : UTF_32_LITTLE));
                case 'S' -> parse(new String(bytes, at, type.width(), StandardCharsets.ISO_8859_1));
                case 'f' -> type.size == 4 ? buffer.getFloat(at) : buffer.getDouble(at);
                case 'u' ->
                    switch (type.size) {
                        case 1 -> bytes[at] & 0xff;
                        case 2 -> buffer.getShort(at) & 0xffff;
                        case 4 -> buffer.getInt(at) & 0xffffffffL;
                        default -> buffer.getLong(at);
                    };
                default ->
                    switch (type.size) {
                        case 1 -> bytes[at];
                        case 2 -> buffer.getShort(at);
                        case 4 -> buffer.getInt(at);
                        default -> buffer.getLong(at);
                    };
            };
        }

        private double parse(String padded) {
            String text = padded.replace("\0", "").strip();
            double number = Fields.decimal(text);
            if (Double.isNaN(number)) {
                throw malformed(shown, "the text " + CsvRows.Row.quoted(text) + ", expected a number");
            }
            return number;
        }
    }

    /** A NumPy data type, such as {@code <f8}. */
    private record Type(boolean big, char kind, int size) {
        /** Bytes an element, or -1 for types that are not read. */
        int width() {
            return switch (kind) {
                case 'U' -> size >= 1 ? 4 * size : -1;
                case 'S' -> size >= 1 ? size : -1;
                case 'f' -> size == 4 || size == 8 ? size : -1;
                case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8 ? size : -1;
                default -> -1;
            };
        }
    }
}
