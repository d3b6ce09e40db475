package io.github.fer4j.eval.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws on pixels, with the light colours. */
final class ImageCanvas implements Canvas, AutoCloseable {
    /** Pixels of the image for one of the plot: fit for print and for dense screens. */
    private static final int SCALE = 2;

    private final BufferedImage image;
    private final Graphics2D graphics;

    /** A canvas of whole numbers of pixels. */
    ImageCanvas(double width, double height) {
        image = new BufferedImage((int) width * SCALE, (int) height * SCALE, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
    }

    BufferedImage image() {
        return image;
    }

    @Override
    public void box(double x, double y, double width, double height, Ink fill) {
        graphics.setColor(new Color(fill.light()));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void path(double[] x, double[] y, Ink stroke, double width, double... dash) {
        Path2D path = new Path2D.Double();
        path.moveTo(x[0], y[0]);
        for (int i = 1; i < x.length; i++) {
            path.lineTo(x[i], y[i]);
        }
        graphics.setColor(new Color(stroke.light()));
        graphics.setStroke(
                new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, floats(dash), 0));
        graphics.draw(path);
    }

    /** Null where there are none, as strokes want it. */
    private static float[] floats(double[] values) {
        if (values.length == 0) {
            return null;
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Override
    public void dot(double x, double y, double radius, Ink fill) {
        graphics.setColor(new Color(fill.light()));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, Ink fill, boolean bold, double angle) {
        AffineTransform before = graphics.getTransform();
        graphics.setColor(new Color(fill.light()));
        graphics.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, (int) TEXT_SIZE));
        graphics.rotate(Math.toRadians(-angle), x, y);
        double length = graphics.getFontMetrics().stringWidth(text);
        double shift = switch (anchor) {
            case START -> 0;
            case MIDDLE -> length / 2;
            case END -> length;
        };
        graphics.drawString(text, (float) (x - shift), (float) y);
        graphics.setTransform(before);
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
