package io.github.fer4j;

/** A data set file breaks the rules of its format. The message starts with the place: {@code fer2013.csv:118: ...}. */
public final class MalformedDatasetException extends FerException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;

    /**
     * @param file the name of the file, as the user knows it
     * @param line the line, counted from 1; 0 where the fault is in no single line
     * @param problem what was found and what was expected
     */
    public MalformedDatasetException(String file, long line, String problem) {
        this(file, line, problem, null);
    }

    /**
     * @param file the name of the file, as the user knows it
     * @param line the line, counted from 1; 0 where the fault is in no single line
     * @param problem what was found and what was expected
     * @param cause what went wrong below, or null
     */
    public MalformedDatasetException(String file, long line, String problem, Throwable cause) {
        super(file + (line > 0 ? ":" + line : "") + ": " + problem, cause);
        this.file = file;
        this.line = line;
    }

    /** The name of the file, as the user knows it. */
    public String file() {
        return file;
    }

    /** The line, counted from 1; 0 where the fault is in no single line. */
    public long line() {
        return line;
    }
}
