package io.github.fer4j.eval.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in aligned columns: the first to the left, the others to the right. */
final class TextTable {
    private static final String INDENT = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    TextTable row(List<String> cells) {
        rows.add(cells);
        return this;
    }

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    @Override
    public String toString() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                String padding = " ".repeat(widths[c] - row.get(c).length());
                text.append(INDENT).append(c == 0 ? row.get(c) + padding : padding + row.get(c));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
