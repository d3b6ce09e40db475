package io.github.fer4j.eval.study;

import java.util.Collections;
import java.util.List;

/** A table in Markdown, the first column to the left and the others to the right. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown(List<String> header) {
        row(header);
        text.append("| --- |")
                .append(String.join("", Collections.nCopies(header.size() - 1, " ---: |")))
                .append('\n');
    }

    Markdown row(List<String> cells) {
        text.append('|');
        // A bar or a line break in a name would end the cell.
        cells.forEach(cell -> text.append(' ')
                .append(cell.replace("|", "\\|").replaceAll("\\R", " "))
                .append(" |"));
        text.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
