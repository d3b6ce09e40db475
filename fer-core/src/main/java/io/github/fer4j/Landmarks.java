package io.github.fer4j;

import java.util.List;
import java.util.Objects;

/**
 * Named places of a face.
 *
 * <p><b>Left and right are those of the person</b>, in every scheme: the left eye of somebody who looks into the camera is
 * the one further to the <i>right</i> in the photo. YuNet and iBUG 300-W count so too.
 *
 * @param scheme what each point is
 * @param points one for each place of the scheme, in its order
 */
public record Landmarks(Scheme scheme, List<Point> points) {
    /** What the points of a list mean. */
    public enum Scheme {
        /** The centre of the right eye, the centre of the left eye. */
        EYES(2, 0, 0, 1, 1),
        /** YuNet's: right eye, left eye, tip of the nose, right and left corner of the mouth. */
        YUNET_5(5, 0, 0, 1, 1),
        /**
         * Those of iBUG 300-W, counted from 0 as dlib does: jaw 0 to 16 (from the right ear to the left), right eyebrow 17
         * to 21, left eyebrow 22 to 26, nose 27 to 35, right eye 36 to 41, left eye 42 to 47, outer lips 48 to 59, inner
         * lips 60 to 67. An eye's centre is the mean of its six points. (Sagonas et al., <i>300 Faces in-the-Wild
         * Challenge</i>, ICCV workshops 2013, whose figure counts from 1.)
         */
        IBUG_68(68, 36, 41, 42, 47);

        private final int size;
        private final int rightFrom;
        private final int rightTo;
        private final int leftFrom;
        private final int leftTo;

        Scheme(int size, int rightFrom, int rightTo, int leftFrom, int leftTo) {
            this.size = size;
            this.rightFrom = rightFrom;
            this.rightTo = rightTo;
            this.leftFrom = leftFrom;
            this.leftTo = leftTo;
        }

        /** How many points it has. */
        public int size() {
            return size;
        }
    }

    /**
     * Checks and copies the points.
     *
     * @throws InvalidArgumentException if there are more or fewer points than the scheme has
     */
    public Landmarks {
        Objects.requireNonNull(scheme, "scheme");
        points = List.copyOf(points);
        if (points.size() != scheme.size) {
            throw new InvalidArgumentException(
                    "landmarks of the scheme " + scheme + " are " + scheme.size + " points, got " + points.size());
        }
    }

    /**
     * The two eyes alone.
     *
     * @param right the centre of the person's right eye, which is further left in the photo of an upright face
     * @param left the centre of the person's left eye
     * @return landmarks of {@link Scheme#EYES}
     */
    public static Landmarks ofEyes(Point right, Point left) {
        return new Landmarks(Scheme.EYES, List.of(right, left));
    }

    /** The centre of the person's right eye. */
    public Point rightEye() {
        return centre(scheme.rightFrom, scheme.rightTo);
    }

    /** The centre of the person's left eye. */
    public Point leftEye() {
        return centre(scheme.leftFrom, scheme.leftTo);
    }

    private Point centre(int from, int to) {
        double count = to - from + 1;
        double x = 0;
        double y = 0;
        for (Point point : points.subList(from, to + 1)) {
            x += point.x() / count;
            y += point.y() / count;
        }
        return new Point(x, y);
    }
}
