package io.github.fer4j.eval.study;

/** Lines of fields as RFC 4180 has them, with plain line feeds. */
final class Csv {
    private final StringBuilder text = new StringBuilder();
    private boolean inLine;

    void add(String field) {
        if (inLine) {
            text.append(',');
        }
        inLine = true;
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        text.append(plain ? field : '"' + field.replace("\"", "\"\"") + '"');
    }

    void end() {
        text.append('\n');
        inLine = false;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
