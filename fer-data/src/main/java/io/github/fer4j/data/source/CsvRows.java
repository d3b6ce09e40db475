package io.github.fer4j.data.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.fer4j.FerException;
import io.github.fer4j.MalformedDatasetException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a csv or csv.gz file with a header, one after the other and with bounded memory. The columns may come in any
 * order, with others between them.
 */
final class CsvRows implements Closeable {
    /** FER-2013's longest field, 2,304 pixels of three digits, has 9,215 characters; what is longer is not data. */
    private static final int MAX_FIELD = 32 * 1024;

    private static final int MAX_FIELDS = 1024;
    private static final int BUFFER = 64 * 1024;

    private final String file;
    private final EarlyEnd source;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private final List<Integer> places;

    /** The first row of a file without a header line, which had to be read to know. */
    private CsvRecord pending;

    /** Read ahead by one, since only the last row can be one that breaks off. */
    private CsvRecord ahead;

    private CsvParseException unreadable;
    private long line;

    private CsvRows(Path path, EarlyEnd source, List<String> columns, List<String> headless) {
        this.file = Folders.nameOf(path);
        this.source = source;
        this.reader = CsvReader.builder()
                .detectBomHeader(true)
                .maxBufferSize(4 * MAX_FIELD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(MAX_FIELDS)
                                .maxFieldSize(MAX_FIELD)
                                .maxRecordSize(2 * MAX_FIELD)),
                        source,
                        StandardCharsets.UTF_8);
        this.records = reader.iterator();
        readAhead();
        String expected =
                columns.isEmpty() ? "expected a header" : "expected the header '" + String.join(",", columns) + "'";
        CsvRecord first = nextRecord();
        if (first == null) {
            throw new MalformedDatasetException(file, 0, "the file is empty, " + expected);
        }
        List<String> names = first.getFields().stream().map(CsvRows::plain).toList();
        if (names.size() == headless.size()
                && headless.stream().map(CsvRows::plain).noneMatch(names::contains)) {
            this.pending = first;
            names = headless.stream().map(CsvRows::plain).toList();
        }
        this.header = names;
        this.places = columns.isEmpty()
                ? IntStream.range(0, names.size()).boxed().toList()
                : columns.stream().map(name -> header.indexOf(plain(name))).toList();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i) < 0) {
                throw new MalformedDatasetException(
                        file,
                        line,
                        "the column '" + columns.get(i) + "' is missing, " + expected + ", got "
                                + Row.quoted(String.join(",", first.getFields())));
            }
        }
    }

    /**
     * Opens a file and reads its header.
     *
     * @param path csv, or csv packed with gzip whatever its name
     * @param columns the columns wanted; {@link Row#get} counts them in this order
     * @return the rows, to be closed by the caller
     * @throws FerException if the file cannot be opened
     * @throws MalformedDatasetException if it is empty or a column is missing
     */
    static CsvRows open(Path path, List<String> columns) {
        return open(path, columns, List.of());
    }

    /**
     * Opens a file of which some copies have no header.
     *
     * @param path as above
     * @param columns the columns wanted
     * @param headless all columns of a copy without header, in order: such is a file whose first row has as many fields,
     *     none of them the name of a column
     * @return the rows, to be closed by the caller
     * @throws FerException as above
     */
    static CsvRows openHeadless(Path path, List<String> columns, List<String> headless) {
        return open(path, columns, headless);
    }

    /**
     * Opens a file with whatever columns it has; {@link Row#get} counts them as they stand.
     *
     * @param path as above
     * @return the rows, to be closed by the caller
     * @throws FerException if the file cannot be opened
     * @throws MalformedDatasetException if it is empty
     */
    static CsvRows openAny(Path path) {
        return open(path, List.of(), List.of());
    }

    private static CsvRows open(Path path, List<String> columns, List<String> headless) {
        if (Files.isDirectory(path)) {
            throw new FerException("a csv file is needed, but " + path + " is a directory; name the file in it");
        }
        if (!Files.exists(path)) {
            throw new FerException("there is no file " + path.toAbsolutePath() + "; check the path");
        }
        InputStream in = null;
        try {
            in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
            return new CsvRows(path, new EarlyEnd(in), columns, headless);
        } catch (IOException e) {
            closeQuietly(in, e);
            throw new FerException("cannot read " + path.toAbsolutePath() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closeQuietly(in, e);
            throw e;
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    private static void closeQuietly(Closeable open, Exception because) {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }

    /** The name of the file, without its folders. */
    String file() {
        return file;
    }

    /** The names of all columns, in lower case. */
    List<String> header() {
        return header;
    }

    /** Where the first of these columns is that the file has, or -1. */
    int column(List<String> names) {
        return names.stream()
                .mapToInt(name -> header.indexOf(plain(name)))
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }

    /**
     * The next row.
     *
     * @return the row, or null at the end
     * @throws MalformedDatasetException if reading cannot go on: no further row can be had
     */
    Row next() {
        CsvRecord next = nextRecord();
        return next == null ? null : new Row(file, line, next.getFields(), header.size(), places);
    }

    /**
     * Reads all rows that are left. Where reading cannot go on, that is the last thing skipped.
     *
     * @param reader what to do with a row
     * @param skip what to do with a row that breaks the rules
     */
    void each(Consumer<Row> reader, Consumer<MalformedDatasetException> skip) {
        while (true) {
            Row row;
            try {
                row = next();
            } catch (MalformedDatasetException broken) {
                skip.accept(broken);
                return;
            }
            if (row == null) {
                return;
            }
            try {
                reader.accept(row);
            } catch (MalformedDatasetException bad) {
                skip.accept(bad);
            }
        }
    }

    /** How many rows are left; reads them all. */
    long drain() {
        long count = 0;
        while (next() != null) {
            count++;
        }
        return count;
    }

    private CsvRecord nextRecord() {
        if (pending != null) {
            CsvRecord first = pending;
            pending = null;
            return first;
        }
        if (ahead != null) {
            CsvRecord next = ahead;
            line = next.getStartingLineNumber();
            readAhead();
            boolean cut = ahead == null && unreadable == null && source.last != '\n';
            if (source.failure != null && cut) {
                throw breaksOff(line);
            }
            return next;
        }
        if (source.failure != null) {
            throw breaksOff(line + 1);
        }
        if (unreadable != null) {
            throw new MalformedDatasetException(
                    file,
                    line + 1,
                    "not readable as csv from here on (" + unreadable.getMessage() + "); a field has at most "
                            + MAX_FIELD + " characters, a row " + MAX_FIELDS
                            + " fields, and a quoted field ends with a quote",
                    unreadable);
        }
        return null;
    }

    private void readAhead() {
        try {
            ahead = records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            ahead = null;
            unreadable = e;
        }
    }

    private MalformedDatasetException breaksOff(long at) {
        return new MalformedDatasetException(
                file,
                at,
                "the file breaks off here (" + source.failure.getMessage() + "); get it again",
                source.failure);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new FerException("cannot close " + file + ": " + e.getMessage(), e);
        }
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * One row.
     *
     * @param file the name of its file
     * @param line the line where it starts, counted from 1
     * @param fields all of its fields
     * @param width how many the header has
     * @param places where the wanted columns are
     */
    record Row(String file, long line, List<String> fields, int width, List<Integer> places) {
        /** The text of a wanted column, without spaces around it. */
        String get(int column) {
            if (fields.size() != width) {
                throw malformed(fields.size() + " fields, expected " + width + " as in the header");
            }
            return fields.get(places.get(column)).strip();
        }

        MalformedDatasetException malformed(String problem) {
            return new MalformedDatasetException(file, line, problem);
        }

        /** A received value for a message: in quotes, cut short, without control characters. */
        static String quoted(String value) {
            String shown = value.length() <= 60 ? value : value.substring(0, 57) + "...";
            return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
        }
    }

    /**
     * The content of a file, unpacked if need be. Turns a failure to read into an end that is remembered: the decoders above would throw away the rows of
     * the buffer in which the failure came.
     */
    private static final class EarlyEnd extends InputStream {
        private final InputStream in;
        private IOException failure;
        private int last = '\n';

        EarlyEnd(InputStream file) throws IOException {
            InputStream unpacked = file;
            if (isGzip(file)) {
                try {
                    unpacked = new GZIPInputStream(file, BUFFER);
                } catch (IOException e) {
                    failure = e;
                }
            }
            this.in = unpacked;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (failure != null) {
                return -1;
            }
            try {
                int count = in.read(bytes, offset, length);
                if (count > 0) {
                    last = bytes[offset + count - 1];
                }
                return count;
            } catch (IOException e) {
                failure = e;
                return -1;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
