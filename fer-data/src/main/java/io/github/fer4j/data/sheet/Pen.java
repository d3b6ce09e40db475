package io.github.fer4j.data.sheet;

import io.github.fer4j.FerException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Draws text that fits, boxes and images. Places are in pixels; those of text are of its base line. */
final class Pen {
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

    private static final int SMALLEST_FONT = 8;

    /** Nobody reads beyond this, and measuring a text of a million letters takes for ever. */
    private static final int LONGEST = 300;

    private static final String ELLIPSIS = "\u2026";

    private final Graphics2D canvas;

    Pen(Graphics2D canvas) {
        this.canvas = canvas;
        try {
            canvas.getFontMetrics(SMALL).stringWidth("A");
        } catch (LinkageError | InternalError | NullPointerException e) {
            throw new FerException(
                    "writing needs the fonts of the operating system, got " + e
                            + "; install some (on Debian: fontconfig and fonts-dejavu-core)",
                    e);
        }
    }

    int width(String text, Font font) {
        return canvas.getFontMetrics(font).stringWidth(text);
    }

    /** Whether a text is shown whole, if need be in a smaller font. */
    boolean fits(String text, int width, Font font) {
        return text.length() <= LONGEST && width(text, fitting(text, width, font)) <= width;
    }

    /** Text in a smaller font, or cut at its end, where it is too wide. */
    void text(String text, int x, int y, int width, Font font, Color colour) {
        Font fitting = fitting(text, width, font);
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        while (shown.length() > 1 && width(shown + (shown.equals(text) ? "" : ELLIPSIS), fitting) > width) {
            shown = shown.substring(0, shown.length() - 1);
        }
        write(shown.equals(text) ? text : shown + ELLIPSIS, x, y, fitting, colour);
    }

    /** The end of a text that is too wide: of paths and ids, the part that tells one from another. */
    void end(String text, int x, int y, int width, Font font, Color colour) {
        Font fitting = fitting(text, width, font);
        String shown = text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text;
        while (shown.length() > 1 && width((shown.equals(text) ? "" : ELLIPSIS) + shown, fitting) > width) {
            shown = shown.substring(1);
        }
        write(shown.equals(text) ? text : ELLIPSIS + shown, x, y, fitting, colour);
    }

    private Font fitting(String text, int width, Font font) {
        Font fitting = font;
        while (fitting.getSize() > SMALLEST_FONT && text.length() <= LONGEST && width(text, fitting) > width) {
            fitting = fitting.deriveFont(fitting.getSize2D() - 1);
        }
        return fitting;
    }

    private void write(String text, int x, int y, Font font, Color colour) {
        canvas.setFont(font);
        canvas.setColor(colour);
        canvas.drawString(text, x, y);
    }

    void box(int x, int y, int width, int height, Color colour) {
        canvas.setColor(colour);
        canvas.fillRect(x, y, width, height);
    }

    void frame(int x, int y, int side, Color colour) {
        canvas.setColor(colour);
        canvas.setStroke(new BasicStroke(2));
        canvas.drawRect(x - 1, y - 1, side + 1, side + 1);
    }

    void image(BufferedImage image, int x, int y) {
        canvas.drawImage(image, x, y, null);
    }

    /** A crossed box with a text on it, broken where it must be. */
    void crossed(int x, int y, int side, String text) {
        canvas.setColor(new Color(230, 150, 150));
        canvas.setStroke(new BasicStroke(1.5f));
        canvas.drawRect(x, y, side - 1, side - 1);
        canvas.drawLine(x, y, x + side - 1, y + side - 1);
        canvas.drawLine(x, y + side - 1, x + side - 1, y);
        FontMetrics metrics = canvas.getFontMetrics(SMALL);
        int line = y + metrics.getAscent() + 2;
        String rest = text.strip().replaceAll("\\s+", " ");
        while (!rest.isEmpty() && line < y + side - 2) {
            int end = 1;
            while (end < rest.length() && metrics.stringWidth(rest.substring(0, end + 1)) <= side - 4) {
                end++;
            }
            int space = rest.lastIndexOf(' ', end);
            int cut = end < rest.length() && space > end / 2 ? space : end;
            write(rest.substring(0, cut), x + 2, line, SMALL, new Color(120, 0, 0));
            rest = rest.substring(cut).strip();
            line += metrics.getHeight() - 1;
        }
    }
}
