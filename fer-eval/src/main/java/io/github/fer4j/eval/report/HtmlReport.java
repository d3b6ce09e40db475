package io.github.fer4j.eval.report;

import io.github.fer4j.eval.plot.HeatMap;
import io.github.fer4j.eval.plot.Plot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Sections as one page. Its policy forbids to load anything and to run anything; it has no script. Tables scroll in boxes of
 * their own, which can be reached by keyboard; each figure is a {@code data} element with its place in the JSON as {@code
 * data-figure} and its full value.
 */
final class HtmlReport {
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    /** Tables with more rows scroll up and down, too. */
    private static final int LONG = 20;
    /** Cells with longer text get room for it, and break their lines. */
    private static final int WORDS = 24;

    private final Figures figures;
    private final Html html = new Html();
    /** Tables so far: their captions have numbered ids. */
    private int tables;

    private HtmlReport(Figures figures) {
        this.figures = figures;
    }

    static String of(ReportContent content, Figures figures, List<Section> sections) {
        HtmlReport page = new HtmlReport(figures);
        page.html.open("html", "lang", "en").line();
        page.head(content.title());
        page.html.open("body").line();
        page.html
                .element("a", "Skip to the figures", "class", "skip", "href", "#main")
                .line();
        page.header(content);
        page.contents(sections);
        page.html.open("main", "id", "main", "tabindex", "-1").line();
        sections.forEach(page::section);
        page.html.closeLine();
        page.html.open("footer");
        page.html.element("p", "Made by fer4j. This page is complete in itself: it loads nothing and runs no script.");
        page.html.closeLine();
        return page.html.closeLine().closeLine().toString();
    }

    private void head(String title) {
        html.open("head").line();
        html.open("meta", "charset", "utf-8").line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "color-scheme", "content", "light dark").line();
        html.open("meta", "name", "referrer", "content", "no-referrer").line();
        html.open("meta", "name", "generator", "content", "fer4j").line();
        html.element("title", title + " – evaluation").line();
        html.open("style").line().markup(styles()).markup(Plot.styles()).closeLine();
        html.closeLine();
    }

    private static String styles() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css lies beside this class", e);
        }
    }

    private void header(ReportContent content) {
        html.open("header").line().element("h1", content.title()).line();
        html.open("p", "class", "lead");
        content.card()
                .ifPresent(card ->
                        html.text("The model ").element("strong", card.name()).text(" on "));
        html.text(content.evaluation().name()).text(": accuracy ");
        figure(Cell.percent("accuracy"));
        html.text(", UAR ");
        figure(Cell.percent("uar"));
        html.text(", over ");
        figure(Cell.count("samples"));
        html.text(" samples.").closeLine().closeLine();
    }

    private void contents(List<Section> sections) {
        html.open("nav", "aria-label", "Contents").open("ul").line();
        for (Section section : sections) {
            html.open("li")
                    .element("a", section.title(), "href", "#" + section.id())
                    .closeLine();
        }
        html.close().closeLine();
    }

    private void section(Section section) {
        String heading = section.id() + "-heading";
        html.open("section", "id", section.id(), "aria-labelledby", heading).line();
        html.element("h2", section.title(), "id", heading).line();
        boolean drawing = false;
        for (Block block : section.blocks()) {
            if (block instanceof Block.Drawing && !drawing) {
                html.open("div", "class", "plots").line();
            } else if (!(block instanceof Block.Drawing) && drawing) {
                html.closeLine();
            }
            drawing = block instanceof Block.Drawing;
            block(block);
        }
        if (drawing) {
            html.closeLine();
        }
        html.closeLine();
    }

    private void block(Block block) {
        if (block instanceof Block.Text text) {
            html.open("p", "class", text.note() ? "note" : "text");
            text.parts().forEach(this::cell);
            html.closeLine();
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Drawing drawing) {
            html.open("figure", "class", "plot").line().markup(drawing.plot().inlineSvg("plot-" + drawing.name()));
            html.element("figcaption", drawing.plot().description()).closeLine();
        } else if (block instanceof Block.Code code) {
            html.element("p", code.what() + ":").line();
            html.open("pre", "tabindex", "0", "role", "region", "aria-label", code.what());
            html.element("code", code.text()).closeLine();
        } else if (block instanceof Block.Items items) {
            html.open("ul").line();
            for (List<Cell> item : items.items()) {
                html.open("li");
                item.forEach(this::cell);
                html.closeLine();
            }
            html.closeLine();
        } else if (block instanceof Block.Faces faces) {
            faces(faces);
        }
    }

    private void table(Block.Table table) {
        String caption = "table-" + ++tables;
        String box = table.rows().size() > LONG ? "scroll long" : "scroll";
        html.open("div", "class", box, "role", "region", "tabindex", "0", "aria-labelledby", caption);
        html.open("table").line().open("caption", "id", caption);
        html.element("span", table.caption()).closeLine();
        html.open("thead").open("tr");
        for (int c = 0; c < table.columns().size(); c++) {
            String[] attributes = isNumber(table, c)
                    ? new String[] {"scope", "col", "class", "number"}
                    : new String[] {"scope", "col"};
            html.element("th", table.columns().get(c), attributes);
        }
        html.close().closeLine().open("tbody").line();
        for (List<Cell> row : table.rows()) {
            html.open("tr").open("th", "scope", "row");
            cell(row.get(0));
            html.close();
            for (int c = 1; c < row.size(); c++) {
                tableCell(row.get(c), isNumber(table, c));
            }
            html.closeLine();
        }
        html.close().close().closeLine();
    }

    /** Whether numbers stand below the name of a column: it is then to the right as they are. */
    private static boolean isNumber(Block.Table table, int column) {
        return column > 0 && table.rows().stream().map(row -> row.get(column)).allMatch(HtmlReport::isNumber);
    }

    /** Or nothing in place of one. */
    private static boolean isNumber(Cell cell) {
        return cell instanceof Cell.Figure
                || cell instanceof Cell.Range
                || cell instanceof Cell.Shaded
                || cell.equals(Cell.words(""));
    }

    private void tableCell(Cell cell, boolean number) {
        if (cell instanceof Cell.Shaded shaded) {
            html.open("td", "class", "number " + HeatMap.cellClass(shaded.share()));
        } else if (number) {
            html.open("td", "class", "number");
        } else if (figures.plain(cell).length() > WORDS) {
            html.open("td", "class", "words");
        } else {
            html.open("td");
        }
        cell(cell);
        html.close();
    }

    private void cell(Cell cell) {
        if (cell instanceof Cell.Figure figure) {
            figure(figure);
        } else if (cell instanceof Cell.Shaded shaded) {
            figure(shaded.figure());
        } else if (cell instanceof Cell.Range range) {
            figure(range.lower());
            html.text(" to ");
            figure(range.upper());
        } else if (cell instanceof Cell.Name name) {
            html.element("code", name.text());
        } else {
            html.text(figures.plain(cell));
        }
    }

    private void figure(Cell.Figure figure) {
        String shown = figures.shown(figure);
        String unit = figure.unit().name().toLowerCase(Locale.ROOT);
        if (figures.has(figure.path())) {
            html.element(
                    "data",
                    shown,
                    "data-figure",
                    figure.path(),
                    "data-unit",
                    unit,
                    "value",
                    figures.at(figure.path()).asText());
        } else {
            html.element("span", shown, "data-figure", figure.path(), "data-unit", unit, "class", "undefined");
        }
    }

    private void faces(Block.Faces faces) {
        html.open("ul", "class", "faces").line();
        for (Block.Face face : faces.faces()) {
            ConfidentError error = face.error();
            html.open("li").open("figure");
            face.image()
                    .ifPresentOrElse(
                            uri -> html.open("img", "src", uri, "width", "112", "height", "112", "alt", alt(error)),
                            () -> html.element("p", "The image cannot be shown.", "class", "undefined"));
            html.open("figcaption").element("strong", error.truth().name()).text(" taken for ");
            html.element("strong", error.predicted().name()).text(", ");
            figure(face.confidence());
            html.element("code", error.id()).close().close().closeLine();
        }
        html.closeLine();
    }

    private static String alt(ConfidentError error) {
        return "Sample " + error.id() + ": " + error.truth() + ", taken for " + error.predicted();
    }
}
