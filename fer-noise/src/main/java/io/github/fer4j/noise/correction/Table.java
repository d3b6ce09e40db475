package io.github.fer4j.noise.correction;

import io.github.fer4j.LabelSet;
import java.util.function.BiFunction;

/** Draws a matrix over emotions as text, with the names of both axes. */
final class Table {
    private Table() {}

    /**
     * A line for each row, under a line of column names.
     *
     * @param title stands above
     * @param rows names the rows
     * @param columns names the columns
     * @param cell the text at a row and column
     * @return lines joined by {@code \n}, without one at the end
     */
    static String of(String title, LabelSet rows, LabelSet columns, BiFunction<Integer, Integer, String> cell) {
        int nameWidth = width(rows, 0);
        int cellWidth = width(columns, 6) + 1;
        StringBuilder text = new StringBuilder(title).append('\n').append(" ".repeat(nameWidth));
        columns.forEach(column -> text.append(right(column.name(), cellWidth)));
        for (int r = 0; r < rows.size(); r++) {
            String name = rows.get(r).name();
            text.append('\n').append(name).append(" ".repeat(nameWidth - name.length()));
            for (int c = 0; c < columns.size(); c++) {
                text.append(right(cell.apply(r, c), cellWidth));
            }
        }
        return text.toString();
    }

    private static int width(LabelSet labels, int least) {
        return labels.emotions().stream()
                .mapToInt(emotion -> emotion.name().length())
                .reduce(least, Math::max);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
