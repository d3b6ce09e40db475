package io.github.fer4j.data.synthetic;

import io.github.fer4j.data.synthetic.Moment.Light;
import java.util.ArrayList;
import java.util.List;

/**
 * How brightly each place of the head is lit: Lambert's law on a height field that is an ellipsoid with bumps (nose, brow
 * ridge, cheeks, chin, muzzle) and hollows (eye sockets), and a little gloss. The bumps are Gaussians along the axes, so
 * that a row and a column of each give the whole.
 */
final class Relief {
    private static final double REACH = 1.1;
    /** Where a Gaussian has fallen to exp(-9), in its widths. */
    private static final double FAR = 3;

    private static final double ROUNDNESS = 0.62;

    private final int cells;
    private final float[] light;

    /** @param detail the image's side: the number of cells goes with it */
    Relief(Person person, Expression expression, Pose pose, Light light, int detail) {
        this.cells = Math.max(64, Math.min(256, detail / 2));
        Field field = new Field(cells + 1);
        for (Bump bump : bumps(person, expression)) {
            field.add(bump, pose.x(bump.x, Pose.depth(bump.x, bump.y)), REACH, cells);
        }
        Field shadows = new Field(cells + 1);
        for (Bump shadow : shadows(person, expression)) {
            shadows.add(shadow, pose.x(shadow.x, Pose.depth(shadow.x, shadow.y)), REACH, cells);
        }
        this.light = lit(field, shadows, light);
    }

    /** The factor by which colours are multiplied; about 1 where the face looks straight at the viewer. */
    double at(double x, double y) {
        double column = Math.max(0, Math.min(cells - 1e-6, (x + REACH) / (2 * REACH) * cells));
        double row = Math.max(0, Math.min(cells - 1e-6, (y + REACH) / (2 * REACH) * cells));
        int c = (int) column;
        int r = (int) row;
        double right = column - c;
        double low = row - r;
        int at = r * (cells + 1) + c;
        double above = light[at] + right * (light[at + 1] - light[at]);
        double below = light[at + cells + 1] + right * (light[at + cells + 2] - light[at + cells + 1]);
        return above + low * (below - above);
    }

    private float[] lit(Field field, Field shadows, Light from) {
        float[] lit = new float[(cells + 1) * (cells + 1)];
        double plain = from.ambient() + (1 - from.ambient()) * from.z();
        // Half-way between the light and the viewer: where gloss shows.
        double length = Math.sqrt(from.x() * from.x() + from.y() * from.y() + (from.z() + 1) * (from.z() + 1));
        for (int r = 0, at = 0; r <= cells; r++) {
            double y = -REACH + 2 * REACH * r / cells;
            for (int c = 0; c <= cells; c++, at++) {
                double x = -REACH + 2 * REACH * c / cells;
                double edge = Math.sqrt(Math.max(0.10, 1 - x * x / 0.85 - y * y / 1.5));
                double dx = -ROUNDNESS * x / (0.85 * edge) + field.dx[at];
                double dy = -ROUNDNESS * y / (1.5 * edge) + field.dy[at];
                double norm = Math.sqrt(dx * dx + dy * dy + 1);
                double diffuse = Math.max(0, (-dx * from.x() - dy * from.y() + from.z()) / norm);
                double gloss = Math.max(0, (-dx * from.x() - dy * from.y() + from.z() + 1) / (norm * length));
                gloss *= gloss;
                gloss *= gloss;
                gloss *= gloss;
                gloss *= gloss;
                double bright = (from.ambient() + (1 - from.ambient()) * diffuse) / plain;
                lit[at] = (float)
                        Math.max(0.2, Math.min(1.5, bright * (1 - shadows.height[at]) * (0.93 + 0.13 * gloss * gloss)));
            }
        }
        return lit;
    }

    private static List<Bump> bumps(Person person, Expression face) {
        double eyes = person.eyes().distance();
        double brow = Person.EYE_LINE - person.eyes().browHeight() + 0.07;
        double tip = person.noseTip() - 0.03 * face.of(ActionUnit.NOSE_WRINKLER);
        double cheek = Math.max(face.of(ActionUnit.CHEEK_RAISER), 0.7 * face.of(ActionUnit.LIP_CORNER_PULLER));
        double cheekY = 0.17 - 0.05 * cheek;
        List<Bump> bumps = new ArrayList<>(List.of(
                new Bump(0, (Person.EYE_LINE + tip) / 2, 0.06, 0.20, 0.085),
                new Bump(0, tip - 0.03, 0.075, 0.06, 0.075),
                new Bump(0, person.mouthHeight() - 0.02, 0.24, 0.17, 0.06),
                new Bump(0, person.chin(face) - 0.13, 0.15, 0.09, 0.055),
                new Bump(0, -0.48, 0.40, 0.22, 0.04)));
        for (int side = -1; side <= 1; side += 2) {
            bumps.add(new Bump(side * person.noseWidth(), tip - 0.03, 0.04, 0.045, 0.03));
            bumps.add(new Bump(side * (eyes + 0.07), cheekY, 0.15, 0.12, 0.05 + 0.05 * cheek));
            bumps.add(new Bump(side * eyes, brow, 0.18, 0.06, 0.035));
            bumps.add(new Bump(side * eyes, Person.EYE_LINE, 0.14, 0.085, -0.035));
        }
        return bumps;
    }

    private static List<Bump> shadows(Person person, Expression face) {
        double eyes = person.eyes().distance();
        double chin = person.chin(face);
        List<Bump> shadows = new ArrayList<>(List.of(
                new Bump(0, person.noseTip() + 0.05, 0.12, 0.035, 0.22),
                new Bump(0, person.mouthHeight() + 0.14, 0.14, 0.035, 0.12),
                new Bump(0, chin + 0.12, 0.5, 0.10, 0.35)));
        double frown = Math.max(face.of(ActionUnit.BROW_LOWERER), face.of(ActionUnit.NOSE_WRINKLER));
        for (int side = -1; side <= 1; side += 2) {
            shadows.add(new Bump(side * (eyes - 0.12), Person.EYE_LINE - 0.05, 0.07, 0.06, 0.16 + 0.14 * frown));
            shadows.add(new Bump(side * eyes, Person.EYE_LINE - 0.075, 0.14, 0.04, 0.10));
            shadows.add(new Bump(side * (person.faceWidth() + 0.02), 0.35, 0.14, 0.35, 0.18));
        }
        return shadows;
    }

    /**
     * A Gaussian: {@code height * exp(-(x - x0)^2 / width^2 - (y - y0)^2 / length^2)}.
     *
     * @param x of its middle on the face
     * @param y of its middle
     * @param width along x
     * @param length along y
     * @param height of its middle; negative for a hollow
     */
    private record Bump(double x, double y, double width, double length, double height) {}

    /** The sum of the bumps and its slopes, on a grid. */
    private static final class Field {
        private final int side;
        private final float[] height;
        private final float[] dx;
        private final float[] dy;

        Field(int side) {
            this.side = side;
            this.height = new float[side * side];
            this.dx = new float[side * side];
            this.dy = new float[side * side];
        }

        void add(Bump bump, double seenX, double reach, int cells) {
            float[] columns = new float[side];
            float[] columnSlopes = new float[side];
            double perCell = cells / (2 * reach);
            int first = Math.max(0, (int) ((seenX - FAR * bump.width + reach) * perCell));
            int last = Math.min(side, (int) ((seenX + FAR * bump.width + reach) * perCell) + 2);
            for (int c = first; c < last; c++) {
                double d = (-reach + c / perCell - seenX) / bump.width;
                columns[c] = (float) Math.exp(-d * d);
                columnSlopes[c] = (float) (-2 * d / bump.width * columns[c]);
            }
            for (int r = 0; r < side; r++) {
                double d = (-reach + 2 * reach * r / cells - bump.y) / bump.length;
                if (Math.abs(d) > FAR) {
                    continue;
                }
                float row = (float) (bump.height * Math.exp(-d * d));
                float rowSlope = (float) (-2 * d / bump.length * row);
                for (int c = first, at = r * side + first; c < last; c++, at++) {
                    height[at] += row * columns[c];
                    dx[at] += row * columnSlopes[c];
                    dy[at] += rowSlope * columns[c];
                }
            }
        }
    }
}
