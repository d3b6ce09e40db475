package io.github.fer4j.data.synthetic;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws nose, mouth, and the folds between them. */
final class MouthPainter {
    private static final Rgb LIP_RED = new Rgb(168, 70, 76);
    private static final Rgb CAVITY = new Rgb(44, 14, 18);
    private static final Rgb TEETH = new Rgb(236, 230, 218);

    private final Person person;
    private final Expression face;
    private final Brush brush;

    private final double pull;
    private final double depress;
    private final double stretch;
    private final double tighten;
    private final double raise;
    private final double part;
    private final double drop;
    private final double smirk;

    MouthPainter(Person person, Expression expression, Brush brush) {
        this.person = person;
        this.face = expression;
        this.brush = brush;
        this.pull = face.of(ActionUnit.LIP_CORNER_PULLER);
        this.depress = face.of(ActionUnit.LIP_CORNER_DEPRESSOR);
        this.stretch = face.of(ActionUnit.LIP_STRETCHER);
        this.tighten = face.of(ActionUnit.LIP_TIGHTENER);
        this.raise = face.of(ActionUnit.UPPER_LIP_RAISER);
        this.part = face.of(ActionUnit.LIPS_PART);
        this.drop = face.of(ActionUnit.JAW_DROP);
        this.smirk = face.of(ActionUnit.DIMPLER);
    }

    void paint() {
        paintNose();
        paintCheekFolds();
        paintMouth();
    }

    private void paintNose() {
        double wrinkle = face.of(ActionUnit.NOSE_WRINKLER);
        double tip = person.noseTip() - 0.035 * wrinkle;
        double w = person.noseWidth() * (1 + 0.25 * wrinkle + 0.06 * pull);
        Rgb shadow = person.skin().times(0.45);
        Path2D base = new Path2D.Double();
        base.moveTo(-w, tip - 0.035);
        base.curveTo(-w, tip + 0.03, -0.45 * w, tip + 0.005, 0, tip + 0.035);
        base.curveTo(0.45 * w, tip + 0.005, w, tip + 0.03, w, tip - 0.035);
        brush.crease(base, 0.022, shadow, 0.9);
        for (int side = -1; side <= 1; side += 2) {
            brush.fill(
                    Brush.oval(side * 0.5 * w, tip + 0.004, 0.026, 0.015),
                    person.skin().times(0.25),
                    0.85);
            brush.crease(
                    Brush.curve(side * w, tip - 0.03, side * (w + 0.012), tip - 0.075, side * 0.75 * w, tip - 0.10),
                    0.018,
                    shadow,
                    0.5 + 0.5 * wrinkle);
            brush.crease(
                    Brush.curve(
                            side * 0.045,
                            Person.EYE_LINE - 0.06,
                            side * 0.035,
                            Person.EYE_LINE + 0.06,
                            side * 0.05,
                            tip - 0.12),
                    0.02,
                    shadow,
                    side * 0.12 + 0.18);
            if (wrinkle > 0.2) {
                for (int i = 0; i < 3; i++) {
                    double y = Person.EYE_LINE - 0.055 + 0.06 * i;
                    brush.crease(
                            Brush.curve(0, y - 0.01, side * 0.05, y - 0.01, side * 0.10, y + 0.045),
                            0.02,
                            shadow,
                            wrinkle);
                }
            }
        }
    }

    /** The folds from the nose to beside the mouth, which a smile and a raised lip deepen. */
    private void paintCheekFolds() {
        double lip = Math.max(raise, 0.7 * face.of(ActionUnit.NOSE_WRINKLER));
        double depth = Math.max(0.1 + 0.3 * person.age(), Math.max(0.8 * pull, 0.9 * lip));
        double nose = person.noseTip() - 0.03 * lip;
        double end = person.mouthHeight() + 0.02 - 0.03 * pull;
        double out = person.mouthWidth() + 0.05 + 0.07 * pull + 0.02 * lip;
        for (int side = -1; side <= 1; side += 2) {
            brush.crease(
                    Brush.curve(
                            side * (person.noseWidth() + 0.035),
                            nose - 0.045,
                            side * (person.noseWidth() + 0.10 + 0.10 * pull + 0.05 * lip),
                            nose + 0.03,
                            side * out,
                            end),
                    0.022,
                    person.skin().times(0.5),
                    0.75 * depth);
        }
    }

    private void paintMouth() {
        double y = person.mouthHeight() + 0.015 * drop;
        double half =
                person.mouthWidth() * (1 + 0.26 * pull + 0.34 * stretch - 0.16 * tighten - 0.30 * drop - 0.03 * raise);
        double corner = y - person.mouthCurve() - 0.125 * pull + 0.115 * depress + 0.045 * stretch + 0.035 * raise;
        double middle = y + 0.035 * pull - 0.045 * depress - 0.02 * raise;
        double upper = middle - (0.012 * part + 0.045 * drop + 0.075 * raise + 0.03 * stretch * part);
        double lower = middle + 0.085 * part * (0.35 + pull) + 0.24 * drop + 0.03 * raise + 0.055 * stretch * part;
        double thickness = person.lips() * (1 - 0.72 * tighten) * (1 - 0.22 * pull) * (1 - 0.25 * stretch);
        double leftOut = face.side() < 0 ? smirk : 0;
        double rightOut = face.side() > 0 ? smirk : 0;
        Corners corners = new Corners(
                -half - 0.075 * leftOut, corner - 0.125 * leftOut, half + 0.075 * rightOut, corner - 0.125 * rightOut);

        Rgb lip = person.skin().mixed(LIP_RED, 0.45).times(0.82);
        Path2D gap = corners.between(upper, lower);
        double open = lower - upper;
        if (open > 0.025) {
            brush.fill(gap, CAVITY);
            brush.within(gap, () -> {
                double teeth = drop > 0.3 ? 0.05 : Math.min(0.075, 0.8 * open);
                double top = Math.min(upper, corners.highest());
                brush.fill(new Rectangle2D.Double(-1, top - 0.1, 2, upper + teeth - top + 0.1), TEETH, 0.95);
                if (drop > 0.3) {
                    brush.fill(Brush.oval(0, lower + 0.02, 0.6 * half, 0.09), new Rgb(150, 68, 70));
                }
            });
        }
        brush.fill(corners.lowerLip(lower, 1.25 * thickness), lip.times(1.08));
        brush.fill(corners.upperLip(upper, thickness), lip.times(0.9));
        Path2D seam = corners.between(upper, lower);
        brush.line(seam, 0.02 + 0.012 * tighten, person.skin().times(0.28), open > 0.025 ? 0.75 : 0.9);
        brush.crease(
                Brush.curve(
                        -0.5 * half,
                        lower + 1.25 * thickness + 0.045,
                        0,
                        lower + 1.25 * thickness + 0.065,
                        0.5 * half,
                        lower + 1.25 * thickness + 0.045),
                0.024,
                person.skin().times(0.55),
                0.45 + 0.4 * depress);
        paintCornerFolds(corners);
        paintMoustache(upper - thickness, half);
    }

    /** Corners that are pulled down drag a fold below them; a dimple is a fold beside them. */
    private void paintCornerFolds(Corners corners) {
        Rgb shadow = person.skin().times(0.45);
        for (int side = -1; side <= 1; side += 2) {
            double x = side < 0 ? corners.leftX : corners.rightX;
            double y = side < 0 ? corners.leftY : corners.rightY;
            brush.crease(
                    Brush.curve(x, y, x + side * 0.035, y + 0.03, x + side * 0.03, y + 0.10),
                    0.022,
                    shadow,
                    0.85 * depress);
            if (side == face.side()) {
                brush.crease(
                        Brush.curve(x + side * 0.02, y - 0.10, x + side * 0.095, y - 0.01, x + side * 0.03, y + 0.085),
                        0.028,
                        shadow,
                        smirk);
            }
            brush.fill(Brush.oval(x, y, 0.018, 0.016), shadow, 0.5);
        }
    }

    private void paintMoustache(double lipTop, double half) {
        if (person.beard() != Person.Beard.MOUSTACHE
                && person.beard() != Person.Beard.FULL
                && person.beard() != Person.Beard.GOATEE) {
            return;
        }
        double top = person.noseTip() + 0.055;
        double low = Math.max(top + 0.03, lipTop - 0.02);
        double end = low + 0.02 - 0.06 * pull;
        Path2D moustache = new Path2D.Double();
        moustache.moveTo(0, (top + low) / 2);
        moustache.curveTo(0.25 * half, top - 0.01, 0.6 * half, low - 0.05, 0.95 * half, end);
        moustache.curveTo(0.6 * half, low + 0.02, 0.25 * half, low + 0.01, 0, low);
        moustache.curveTo(-0.25 * half, low + 0.01, -0.6 * half, low + 0.02, -0.95 * half, end);
        moustache.curveTo(-0.6 * half, low - 0.05, -0.25 * half, top - 0.01, 0, (top + low) / 2);
        brush.fill(moustache, person.hair().mixed(person.skin(), 0.15), 0.85);
    }

    /** Where the corners of the mouth are. */
    private record Corners(double leftX, double leftY, double rightX, double rightY) {
        double highest() {
            return Math.min(leftY, rightY);
        }

        /** The closed shape through the middle of an upper and of a lower edge. */
        Path2D between(double upper, double lower) {
            Path2D shape = new Path2D.Double();
            shape.moveTo(leftX, leftY);
            toRight(shape, upper);
            toLeft(shape, lower);
            shape.closePath();
            return shape;
        }

        Path2D lowerLip(double inner, double thickness) {
            return between(inner, inner + thickness);
        }

        /** With the two peaks of Cupid's bow. */
        Path2D upperLip(double inner, double thickness) {
            double middle = (leftX + rightX) / 2;
            double width = (rightX - leftX) / 2;
            double peak = inner - 1.1 * thickness;
            Path2D shape = new Path2D.Double();
            shape.moveTo(leftX, leftY);
            shape.curveTo(
                    middle - 0.72 * width,
                    leftY + 0.75 * (peak - leftY),
                    middle - 0.4 * width,
                    peak,
                    middle - 0.2 * width,
                    peak);
            shape.quadTo(middle, peak + 0.55 * thickness, middle + 0.2 * width, peak);
            shape.curveTo(
                    middle + 0.4 * width, peak, middle + 0.72 * width, rightY + 0.75 * (peak - rightY), rightX, rightY);
            toLeft(shape, inner);
            shape.closePath();
            return shape;
        }

        private void toRight(Path2D shape, double middle) {
            double control = control(middle);
            shape.curveTo(0.75 * leftX + 0.25 * rightX, control, 0.25 * leftX + 0.75 * rightX, control, rightX, rightY);
        }

        private void toLeft(Path2D shape, double middle) {
            double control = control(middle);
            shape.curveTo(0.25 * leftX + 0.75 * rightX, control, 0.75 * leftX + 0.25 * rightX, control, leftX, leftY);
        }

        /** A cubic curve whose control points share a height passes at a quarter of the ends and three of that height. */
        private double control(double middle) {
            return (4 * middle - (leftY + rightY) / 2) / 3;
        }
    }
}
