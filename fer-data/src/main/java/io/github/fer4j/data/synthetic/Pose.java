package io.github.fer4j.data.synthetic;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/**
 * Where the head is. A turn moves what lies nearer to the viewer further: points have the depth of an ellipsoid, so the
 * features shift to one side and crowd there, as those of a turned head do.
 *
 * @param dx place of the head, in units of half the image's side
 * @param dy the same, downwards
 * @param tilt rotation in the image plane, in radians, clockwise
 * @param scale size of the head
 * @param turn rotation about the vertical axis, in radians
 */
record Pose(double dx, double dy, double tilt, double scale, double turn) {
    private static final double DEPTH = 0.5;

    /** How far before the plane of the ears a point of the face lies. */
    static double depth(double x, double y) {
        double r = x * x / (0.78 * 0.78) + y * y / (1.1 * 1.1);
        return DEPTH * Math.sqrt(Math.max(0, 1 - r));
    }

    double x(double x, double depth) {
        return x * Math.cos(turn) + depth * Math.sin(turn);
    }

    /** A shape on the face, as it is seen. */
    Path2D onFace(Shape shape) {
        return map(shape, Double.NaN);
    }

    /** A shape in a plane at one depth, as it is seen. */
    Path2D atDepth(Shape shape, double depth) {
        return map(shape, depth);
    }

    private Path2D map(Shape shape, double plane) {
        Path2D seen = new Path2D.Double();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double[] c = new double[6];
        for (PathIterator part = shape.getPathIterator(null); !part.isDone(); part.next()) {
            int type = part.currentSegment(c);
            for (int i = 0; i < 6; i += 2) {
                c[i] = c[i] * cos + (Double.isNaN(plane) ? depth(c[i], c[i + 1]) : plane) * sin;
            }
            switch (type) {
                case PathIterator.SEG_MOVETO -> seen.moveTo(c[0], c[1]);
                case PathIterator.SEG_LINETO -> seen.lineTo(c[0], c[1]);
                case PathIterator.SEG_QUADTO -> seen.quadTo(c[0], c[1], c[2], c[3]);
                case PathIterator.SEG_CUBICTO -> seen.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                default -> seen.closePath();
            }
        }
        return seen;
    }
}
