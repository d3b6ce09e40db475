package io.github.fer4j.data.synthetic;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/**
 * Draws shapes of the face as its pose shows them. Positions are in units of half the image's side, the origin in the
 * middle of the head, y downwards. Lines too fine to be seen at the size are left out.
 */
final class Brush {
    private static final double FINEST = 0.75;

    private final Graphics2D canvas;
    private final Pose pose;
    private final double pixel;

    /** @param canvas a square image, which is drawn on */
    Brush(BufferedImage canvas, Pose pose) {
        double half = canvas.getWidth() / 2.0;
        this.canvas = canvas.createGraphics();
        this.pose = pose;
        this.pixel = 1 / (half * pose.scale());
        this.canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        this.canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        this.canvas.translate(half, half);
        this.canvas.scale(half, half);
        this.canvas.translate(pose.dx(), pose.dy());
        this.canvas.rotate(pose.tilt());
        this.canvas.scale(pose.scale(), pose.scale());
    }

    void dispose() {
        canvas.dispose();
    }

    void fill(Shape shape, Rgb colour, double alpha) {
        canvas.setColor(colour.color(alpha));
        canvas.fill(pose.onFace(shape));
    }

    void fill(Shape shape, Rgb colour) {
        fill(shape, colour, 1);
    }

    /** A shape in a plane before (positive) or behind the plane of the ears. */
    void fillAt(double depth, Shape shape, Rgb colour) {
        canvas.setColor(colour.color(1));
        canvas.fill(pose.atDepth(shape, depth));
    }

    void lineAt(double depth, Shape shape, double width, Rgb colour, double alpha) {
        stroke(pose.atDepth(shape, depth), width, colour, alpha);
    }

    void line(Shape shape, double width, Rgb colour, double alpha) {
        stroke(pose.onFace(shape), width, colour, alpha);
    }

    void line(Shape shape, double width, Rgb colour) {
        line(shape, width, colour, 1);
    }

    /** A line with a soft edge: folds of skin are no pencil strokes. */
    void crease(Shape shape, double width, Rgb colour, double alpha) {
        if (alpha < 0.04) {
            return;
        }
        if (width < pixel) {
            // Too fine for an edge to be seen.
            line(shape, 1.6 * width, colour, 0.75 * alpha);
        } else {
            line(shape, 2.2 * width, colour, 0.4 * alpha);
            line(shape, width, colour, 0.7 * alpha);
        }
    }

    private void stroke(Shape seen, double width, Rgb colour, double alpha) {
        if (width >= FINEST * pixel && alpha > 0) {
            canvas.setColor(colour.color(Math.min(1, alpha)));
            canvas.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            canvas.draw(seen);
        }
    }

    /** Draws only within a shape. Its edge comes out jagged: lines are to be drawn over it. */
    void within(Shape shape, Runnable drawing) {
        Shape before = canvas.getClip();
        canvas.clip(pose.onFace(shape));
        drawing.run();
        canvas.setClip(before);
    }

    static Ellipse2D oval(double x, double y, double halfWidth, double halfHeight) {
        return new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
    }

    /** A curve from one point to another that is drawn towards a third. */
    static Path2D curve(double x0, double y0, double cx, double cy, double x1, double y1) {
        Path2D path = new Path2D.Double();
        path.moveTo(x0, y0);
        path.quadTo(cx, cy, x1, y1);
        return path;
    }
}
