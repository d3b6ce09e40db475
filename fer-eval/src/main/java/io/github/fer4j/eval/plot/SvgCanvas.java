package io.github.fer4j.eval.plot;

/**
 * Writes the elements of an SVG picture. Each has its light colour as an attribute, which programs without style sheets show,
 * and a class, by which {@link #styles} gives it the colour of the reader's scheme.
 */
final class SvgCanvas implements Canvas {
    private final StringBuilder svg = new StringBuilder();

    /** The rules for fills, strokes and backgrounds in both schemes. Paper is light. */
    static String styles() {
        StringBuilder css = new StringBuilder(".fp-plot text{font-family:system-ui,sans-serif}\n");
        for (Ink ink : Ink.all()) {
            rules(css, ink.name(), Ink.hex(ink.light()));
        }
        css.append("@media screen and (prefers-color-scheme:dark){\n");
        for (Ink ink : Ink.all()) {
            rules(css, ink.name(), Ink.hex(ink.dark()));
        }
        return css.append("}\n").toString();
    }

    private static void rules(StringBuilder css, String name, String colour) {
        css.append(".fp-").append(name).append("{fill:").append(colour).append("}\n");
        if (name.startsWith("heat-")) {
            css.append("td.fp-")
                    .append(name)
                    .append("{background:")
                    .append(colour)
                    .append("}\n");
        } else {
            css.append(".fp-line-")
                    .append(name)
                    .append("{stroke:")
                    .append(colour)
                    .append("}\n");
        }
    }

    @Override
    public void box(double x, double y, double width, double height, Ink fill) {
        svg.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        svg.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        svg.append('"').append(fill(fill)).append("/>\n");
    }

    @Override
    public void path(double[] x, double[] y, Ink stroke, double width, double... dash) {
        svg.append("<polyline points=\"");
        for (int i = 0; i < x.length; i++) {
            svg.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        svg.append("\" fill=\"none\" stroke=\"").append(Ink.hex(stroke.light()));
        svg.append("\" class=\"fp-line-").append(stroke.name());
        svg.append("\" stroke-width=\"").append(number(width)).append("\" stroke-linejoin=\"round\"");
        if (dash.length > 0) {
            svg.append(" stroke-dasharray=\"");
            for (int i = 0; i < dash.length; i++) {
                svg.append(i == 0 ? "" : " ").append(number(dash[i]));
            }
            svg.append('"');
        }
        svg.append("/>\n");
    }

    @Override
    public void dot(double x, double y, double radius, Ink fill) {
        svg.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        svg.append("\" r=\"")
                .append(number(radius))
                .append('"')
                .append(fill(fill))
                .append("/>\n");
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, Ink fill, boolean bold, double angle) {
        svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        svg.append("\" font-family=\"sans-serif\" font-size=\"")
                .append(number(TEXT_SIZE))
                .append('"');
        svg.append(bold ? " font-weight=\"bold\"" : "");
        svg.append(
                switch (anchor) {
                    case START -> "";
                    case MIDDLE -> " text-anchor=\"middle\"";
                    case END -> " text-anchor=\"end\"";
                });
        if (angle != 0) {
            svg.append(" transform=\"rotate(").append(number(-angle)).append(' ');
            svg.append(number(x)).append(' ').append(number(y)).append(")\"");
        }
        svg.append(fill(fill)).append('>').append(escape(text)).append("</text>\n");
    }

    private static String fill(Ink ink) {
        return " fill=\"" + Ink.hex(ink.light()) + "\" class=\"fp-" + ink.name() + "\"";
    }

    /** To a tenth of a pixel, without a needless fraction. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + rest);
    }

    /** See {@link Plot#escape}. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : 0xfffd);
            }
        });
        return safe.toString();
    }

    /** Neither a control character, nor half a pair, nor one of the two that are no characters in any plane. */
    private static boolean isAllowed(int c) {
        return c == '\n'
                || c == '\t'
                || !Character.isISOControl(c) && (c < 0xd800 || c > 0xdfff) && (c & 0xfffe) != 0xfffe;
    }

    @Override
    public String toString() {
        return svg.toString();
    }
}
