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

    private static final float ROUNDNESS = 0.62f;

    /** Squares of the ellipsoid's half axes. */
    private static final float WIDTH = 0.85f;

    private static final float HEIGHT = 1.5f;

    private final int cells;
    private final float[] light;

    /** @param detail the image's side: the number of cells goes with it */
    Relief(Person person, Expression expression, Pose pose, Light light, int detail) {
        this.cells = Math.max(64, Math.min(256, detail / 2));
        Field field = new Field(cells);
        for (Bump bump : bumps(person, expression)) {
            field.raise(bump, pose.x(bump.x, Pose.depth(bump.x, bump.y)));
        }
        for (Bump shadow : shadows(person, expression)) {
            field.darken(shadow, pose.x(shadow.x, Pose.depth(shadow.x, shadow.y)));
        }
        this.light = lit(field, light);
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

    private float[] lit(Field field, Light from) {
        float[] lit = new float[(cells + 1) * (cells + 1)];
        float lx = (float) from.x();
        float ly = (float) from.y();
        float lz = (float) from.z();
        float plain = 1 / (float) (from.ambient() + (1 - from.ambient()) * from.z());
        float ambient = (float) from.ambient() * plain;
        float direct = plain - ambient;
        // Half-way between the light and the viewer: where gloss shows.
        float half = 1 / (float) Math.sqrt(lx * lx + ly * ly + (lz + 1) * (lz + 1));
        for (int r = 0, at = 0; r <= cells; r++) {
            float y = (float) (-REACH + 2 * REACH * r / cells);
            for (int c = 0; c <= cells; c++, at++) {
                float x = (float) (-REACH + 2 * REACH * c / cells);
                float u = x / WIDTH;
                float v = y / HEIGHT;
                float steepness = ROUNDNESS / (float) Math.sqrt(Math.max(0.10f, 1 - x * u - y * v));
                float dx = field.dx[at] - steepness * u;
                float dy = field.dy[at] - steepness * v;
                float length = 1 / (float) Math.sqrt(dx * dx + dy * dy + 1);
                float towards = lz - dx * lx - dy * ly;
                float diffuse = Math.max(0, towards * length);
                float gloss = Math.max(0, (towards + 1) * length * half);
                gloss *= gloss;
                gloss *= gloss;
                gloss *= gloss;
                gloss *= gloss;
                gloss *= gloss;
                float bright = (ambient + direct * diffuse) * (1 - field.shadow[at]) * (0.93f + 0.13f * gloss);
                lit[at] = Math.max(0.2f, Math.min(1.5f, bright));
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

    /** The slopes of the sum of the bumps, and the sum of the shadows, on a grid. */
    private static final class Field {
        private final int cells;
        private final float[] dx;
        private final float[] dy;
        private final float[] shadow;

        Field(int cells) {
            this.cells = cells;
            this.dx = new float[(cells + 1) * (cells + 1)];
            this.dy = new float[dx.length];
            this.shadow = new float[dx.length];
        }

        void raise(Bump bump, double seenX) {
            float[] columns = bell(seenX, bump.width);
            float[] columnSlopes = slopes(columns, seenX, bump.width);
            float[] rows = bell(bump.y, bump.length);
            float[] rowSlopes = slopes(rows, bump.y, bump.length);
            int first = first(seenX, bump.width);
            int last = last(seenX, bump.width);
            for (int r = first(bump.y, bump.length); r <= last(bump.y, bump.length); r++) {
                float row = (float) bump.height * rows[r];
                float rowSlope = (float) bump.height * rowSlopes[r];
                for (int c = first, at = r * (cells + 1) + first; c <= last; c++, at++) {
                    dx[at] += row * columnSlopes[c];
                    dy[at] += rowSlope * columns[c];
                }
            }
        }

        void darken(Bump bump, double seenX) {
            float[] columns = bell(seenX, bump.width);
            float[] rows = bell(bump.y, bump.length);
            int first = first(seenX, bump.width);
            int last = last(seenX, bump.width);
            for (int r = first(bump.y, bump.length); r <= last(bump.y, bump.length); r++) {
                float row = (float) bump.height * rows[r];
                for (int c = first, at = r * (cells + 1) + first; c <= last; c++, at++) {
                    shadow[at] += row * columns[c];
                }
            }
        }

        private double place(int cell) {
            return -REACH + 2 * REACH * cell / cells;
        }

        private int first(double middle, double width) {
            return Math.max(0, (int) Math.ceil((middle - FAR * width + REACH) / (2 * REACH) * cells));
        }

        private int last(double middle, double width) {
            return Math.min(cells, (int) Math.floor((middle + FAR * width + REACH) / (2 * REACH) * cells));
        }

        private float[] bell(double middle, double width) {
            float[] bell = new float[cells + 1];
            for (int i = first(middle, width); i <= last(middle, width); i++) {
                double d = (place(i) - middle) / width;
                bell[i] = (float) Math.exp(-d * d);
            }
            return bell;
        }

        private float[] slopes(float[] bell, double middle, double width) {
            float[] slopes = new float[cells + 1];
            for (int i = first(middle, width); i <= last(middle, width); i++) {
                slopes[i] = (float) (-2 * (place(i) - middle) / (width * width)) * bell[i];
            }
            return slopes;
        }
    }
}
