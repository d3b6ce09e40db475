package io.github.fer4j.format;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values as RFC 4180 has them, but for lines that end in a line feed alone. */
public final class CsvLine {
    private CsvLine() {}

    /**
     * A line; fields with commas, quotes or line breaks are quoted.
     *
     * @param fields any text
     * @return the line with its end
     */
    public static String of(List<String> fields) {
        return fields.stream().map(CsvLine::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String field) {
        boolean special = field.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return special ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }
}
