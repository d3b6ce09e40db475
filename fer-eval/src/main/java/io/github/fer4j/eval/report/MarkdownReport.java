package io.github.fer4j.eval.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sections as Markdown (GitHub's, for the tables), with text that cannot become markup. */
final class MarkdownReport {
    private final Figures figures;
    private final Optional<String> plotFolder;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(Figures figures, Optional<String> plotFolder) {
        this.figures = figures;
        this.plotFolder = plotFolder;
    }

    /** A report; with links to its plots if it is said where they lie. */
    static String of(ReportContent content, Figures figures, List<Section> sections, Optional<String> plotFolder) {
        return of(content.title(), figures, sections, plotFolder);
    }

    static String of(String title, Figures figures, List<Section> sections, Optional<String> plotFolder) {
        MarkdownReport report = new MarkdownReport(figures, plotFolder);
        report.out.append("# ").append(escape(title)).append('\n');
        sections.forEach(report::section);
        return report.out.toString();
    }

    private void section(Section section) {
        out.append("\n## ").append(escape(section.title())).append('\n');
        section.blocks().forEach(this::block);
    }

    private void block(Block block) {
        if (block instanceof Block.Text text) {
            out.append(text.note() ? "\n> " : "\n").append(cells(text.parts())).append('\n');
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Drawing drawing) {
            plotFolder.ifPresent(folder -> out.append("\n![")
                    .append(escape(
                            drawing.plot().title() + ". " + drawing.plot().description()))
                    .append("](")
                    .append(folder)
                    .append('/')
                    .append(drawing.name())
                    .append(".svg)\n"));
        } else if (block instanceof Block.Code code) {
            String fence = fence(code.text());
            out.append('\n')
                    .append(escape(code.what()))
                    .append(":\n\n")
                    .append(fence)
                    .append('\n');
            out.append(code.text())
                    .append(code.text().endsWith("\n") ? "" : "\n")
                    .append(fence)
                    .append('\n');
        } else if (block instanceof Block.Items items) {
            out.append('\n');
            items.items().forEach(item -> out.append("- ").append(cells(item)).append('\n'));
        } else if (block instanceof Block.Faces faces) {
            // Images stay in the page, where the user allowed them.
            out.append('\n');
            faces.faces()
                    .forEach(face -> out.append("- ")
                            .append(escape(
                                    face.error().id() + ": " + face.error().truth() + " taken for "
                                            + face.error().predicted()))
                            .append(", ")
                            .append(figures.shown(face.confidence()))
                            .append('\n'));
        }
    }

    private void table(Block.Table table) {
        out.append('\n').append(escape(table.caption())).append("\n\n");
        out.append(
                table.columns().stream().map(MarkdownReport::escape).collect(Collectors.joining(" | ", "| ", " |\n")));
        out.append(table.columns().stream().map(column -> "---").collect(Collectors.joining(" | ", "| ", " |\n")));
        for (List<Cell> row : table.rows()) {
            out.append(row.stream()
                    .map(cell -> escape(figures.plain(cell)))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
    }

    private String cells(List<Cell> cells) {
        return cells.stream().map(cell -> escape(figures.plain(cell))).collect(Collectors.joining());
    }

    /** More backticks than the text has in a row. */
    private static String fence(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(Math.max(3, longest + 1));
    }

    /** On one line, with everything that Markdown or HTML could take for markup made harmless. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<') {
                safe.append("&lt;");
            } else if (c == '&') {
                safe.append("&amp;");
            } else if ("\\`*_[]|~#>$".indexOf(c) >= 0 || "!+-".indexOf(c) >= 0 && i == 0) {
                safe.append('\\').append(c);
            } else {
                safe.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return safe.toString();
    }
}
