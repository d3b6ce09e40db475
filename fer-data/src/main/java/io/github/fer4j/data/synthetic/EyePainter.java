package io.github.fer4j.data.synthetic;

import io.github.fer4j.data.synthetic.Person.Eyes;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Draws eyes, brows, the folds about them, and glasses. */
final class EyePainter {
    private static final double LINE = Person.EYE_LINE;

    private final Person person;
    private final Eyes eyes;
    private final Expression face;
    private final Brush brush;

    EyePainter(Person person, Expression expression, Brush brush) {
        this.person = person;
        this.eyes = person.eyes();
        this.face = expression;
        this.brush = brush;
    }

    void paint() {
        for (int side = -1; side <= 1; side += 2) {
            paintEye(side);
            paintBrow(side);
        }
        paintForehead();
    }

    /** @param side -1 for the left of the image, 1 for the right */
    private void paintEye(int side) {
        double x = side * eyes.distance();
        double w = eyes.width();
        double raise = face.of(ActionUnit.UPPER_LID_RAISER);
        double cheek = face.of(ActionUnit.CHEEK_RAISER);
        double tighten = face.of(ActionUnit.LID_TIGHTENER);
        double wrinkle = face.of(ActionUnit.NOSE_WRINKLER);
        double upper = eyes.opening() * (1 + 0.85 * raise - 0.40 * tighten - 0.35 * wrinkle - 0.12 * cheek);
        double lower = 0.75 * eyes.opening() * (1 + 0.35 * raise - 0.75 * cheek - 0.60 * tighten - 0.50 * wrinkle);
        double innerY = LINE + 0.008;
        double outerY = LINE - eyes.slant() + 0.01 * cheek;
        // A raised inner brow lifts the inner part of the lid: the sad slant.
        double lift = 0.012 * face.of(ActionUnit.INNER_BROW_RAISER) * (1 - raise);
        double inner = x - side * w;
        double outer = x + side * w;

        Path2D lid = new Path2D.Double();
        lid.moveTo(inner, innerY);
        lid.curveTo(
                x - side * 0.55 * w,
                LINE - 1.35 * upper - lift,
                x + side * 0.5 * w,
                LINE - 1.30 * upper + lift,
                outer,
                outerY);
        Path2D opening = new Path2D.Double(lid);
        opening.curveTo(
                x + side * 0.45 * w, LINE + 1.35 * lower, x - side * 0.5 * w, LINE + 1.25 * lower, inner, innerY);
        Rgb white = new Rgb(238, 234, 230).mixed(person.skin(), 0.12);
        brush.fill(opening, white);
        brush.within(opening, () -> {
            double iris = 0.068;
            double y = LINE - 0.012;
            brush.fill(Brush.oval(x, y, iris, iris), eyes.iris().times(0.75));
            brush.fill(Brush.oval(x, y + 0.008, 0.72 * iris, 0.72 * iris), eyes.iris());
            brush.fill(Brush.oval(x, y, 0.034, 0.034), Rgb.BLACK);
            // The upper lid's shadow on the ball.
            brush.line(lid, 0.05, Rgb.BLACK, 0.25);
        });
        brush.fill(Brush.oval(x + 0.022, LINE - 0.035, 0.013, 0.013), new Rgb(250, 250, 250), upper > 0.05 ? 0.9 : 0.4);
        Rgb lash = person.skin().times(0.22);
        brush.line(lid, 0.026, lash);
        Path2D under = new Path2D.Double();
        under.moveTo(inner, innerY);
        under.curveTo(x - side * 0.5 * w, LINE + 1.25 * lower, x + side * 0.45 * w, LINE + 1.35 * lower, outer, outerY);
        brush.line(under, 0.014, person.skin().times(0.5), 0.8);

        double fold = upper + 0.042 - 0.022 * raise;
        brush.crease(
                Brush.curve(
                        x - side * 0.85 * w,
                        LINE - 0.6 * fold,
                        x,
                        LINE - 2.1 * fold - lift,
                        x + side * 0.95 * w,
                        outerY - 0.5 * fold),
                0.014,
                person.skin().times(0.5),
                0.55);
        paintFolds(side, x, w, lower, cheek, Math.max(tighten, wrinkle));
    }

    /** The bag that a raised cheek or tight lids push up, and crow's feet. */
    private void paintFolds(int side, double x, double w, double lower, double cheek, double tight) {
        double bag = Math.max(0.12 + 0.25 * person.age(), Math.max(0.8 * cheek, 0.6 * tight));
        double y = LINE + Math.max(0.02, lower) + 0.055 - 0.015 * cheek;
        brush.crease(
                Brush.curve(x - side * 0.85 * w, y - 0.015, x, y + 0.06, x + side * 0.9 * w, y - 0.02),
                0.018,
                person.skin().times(0.55),
                0.75 * bag);
        double feet = Math.max(0.3 * person.age(), cheek) - 0.2;
        for (int i = -1; i <= 1 && feet > 0; i++) {
            double from = x + side * (w + 0.03);
            brush.crease(
                    Brush.curve(
                            from,
                            LINE + 0.02 * i,
                            from + side * 0.04,
                            LINE + 0.03 * i,
                            from + side * 0.075,
                            LINE + 0.055 * i),
                    0.012,
                    person.skin().times(0.55),
                    0.8 * feet);
        }
    }

    private void paintBrow(int side) {
        double inner = face.of(ActionUnit.INNER_BROW_RAISER);
        double outer = face.of(ActionUnit.OUTER_BROW_RAISER);
        // Where the inner ends are raised too, as in fear, the brows are drawn together but not down.
        double lower = face.of(ActionUnit.BROW_LOWERER) * (1 - 0.85 * inner);
        double wrinkle = face.of(ActionUnit.NOSE_WRINKLER);
        double rest = LINE - eyes.browHeight();
        double innerY = rest + 0.015 - 0.13 * inner + 0.125 * lower + 0.06 * wrinkle;
        double outerY = rest + eyes.browSlope() + 0.02 - 0.12 * outer + 0.04 * inner * (1 - outer) - 0.005 * lower;
        double middleY = rest - 0.035 - 0.055 * inner - 0.11 * outer + 0.055 * lower + 0.025 * wrinkle;
        double innerX = eyes.distance() - eyes.width() - 0.045 * face.of(ActionUnit.BROW_LOWERER);
        double middleX = eyes.distance() + 0.02;
        double outerX = eyes.distance() + eyes.width() + 0.045;
        double half = eyes.browWidth() / 2;
        Path2D brow = new Path2D.Double();
        brow.moveTo(side * innerX, innerY + half);
        brow.quadTo(side * (innerX - 0.012), innerY, side * innerX, innerY - 0.8 * half);
        brow.quadTo(side * middleX, 2 * middleY - 0.5 * (innerY + outerY) - half, side * outerX, outerY - 0.2 * half);
        brow.quadTo(side * middleX, 2 * middleY - 0.5 * (innerY + outerY) + half, side * innerX, innerY + half);
        double darkest = person.skin().luma();
        Rgb hair = person.hair().luma() < 0.55 * darkest
                ? person.hair()
                : person.hair().times(0.55 * darkest / person.hair().luma());
        brush.fill(brow, hair, 0.95);
        if (lower > 0.15 || wrinkle > 0.3) {
            double depth = Math.max(lower, 0.7 * wrinkle);
            Path2D frown = Brush.curve(side * 0.045, innerY - 0.06, side * 0.03, innerY, side * 0.05, innerY + 0.09);
            brush.crease(frown, 0.022, person.skin().times(0.42), depth);
        }
    }

    /** Raised brows fold the forehead: all of it, or only the middle where only the inner ends rise. */
    private void paintForehead() {
        double inner = face.of(ActionUnit.INNER_BROW_RAISER);
        double outer = face.of(ActionUnit.OUTER_BROW_RAISER);
        double depth = Math.max(0.25 * person.age(), inner) - 0.1;
        double reach = 0.16 + 0.22 * outer;
        double rest = LINE - eyes.browHeight() - 0.15;
        for (int i = 0; i < 3 && depth > 0; i++) {
            double y = rest - 0.05 - 0.075 * i;
            brush.crease(
                    Brush.curve(-reach, y, 0, y + 0.03 - 0.05 * outer, reach, y),
                    0.014,
                    person.skin().times(0.55),
                    0.65 * depth);
        }
    }

    void paintGlasses() {
        double w = eyes.width() + 0.045;
        double h = person.glasses() == Person.Glasses.ROUND ? w : 0.125;
        double arc = person.glasses() == Person.Glasses.ROUND ? 2 * w : 0.11;
        Rgb frame = person.glasses() == Person.Glasses.RIMLESS ? new Rgb(150, 150, 155) : new Rgb(34, 30, 32);
        double thickness = person.glasses() == Person.Glasses.RIMLESS ? 0.016 : 0.032;
        for (int side = -1; side <= 1; side += 2) {
            double x = side * eyes.distance();
            RoundRectangle2D lens = new RoundRectangle2D.Double(x - w, LINE + 0.015 - h, 2 * w, 2 * h, arc, arc);
            brush.fill(lens, new Rgb(225, 235, 245), 0.10);
            brush.line(lens, thickness, frame);
            brush.line(
                    Brush.curve(x - 0.6 * w, LINE + 0.5 * h, x - 0.3 * w, LINE, x - 0.1 * w, LINE - 0.7 * h),
                    0.02,
                    new Rgb(255, 255, 255),
                    0.3);
            brush.line(
                    Brush.curve(
                            x + side * w,
                            LINE - 0.02,
                            x + side * 0.3,
                            LINE - 0.03,
                            side * (person.faceWidth() + 0.01),
                            LINE - 0.03),
                    thickness,
                    frame);
        }
        double inner = eyes.distance() - w;
        brush.line(Brush.curve(-inner, LINE, 0, LINE - 0.045, inner, LINE), thickness, frame);
    }
}
