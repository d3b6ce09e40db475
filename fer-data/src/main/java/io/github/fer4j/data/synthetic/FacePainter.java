package io.github.fer4j.data.synthetic;

import io.github.fer4j.Image;
import io.github.fer4j.data.synthetic.ActionUnits.Unit;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Draws one face: a person, the movements of the moment, and the random pose, light and noise of the photo. Positions are
 * in units of half the side, the origin in the middle of the image, y downwards. Drawn three times as large as needed and
 * averaged down, since a brow is hardly a pixel wide at 48.
 */
final class FacePainter {
    private static final int OVERSAMPLING = 3;
    private static final double EYE_LINE = -0.14;

    private final Person person;
    private final ActionUnits units;
    private final Random random;
    private final Graphics2D canvas;

    private FacePainter(Person person, ActionUnits units, Random random, Graphics2D canvas) {
        this.person = person;
        this.units = units;
        this.random = random;
        this.canvas = canvas;
    }

    /**
     * Draws a face.
     *
     * @param size of the image's sides, in pixels
     * @param random decides pose, light and noise
     * @return a gray image
     */
    static Image paint(Person person, ActionUnits units, int size, Random random) {
        int large = size * OVERSAMPLING;
        BufferedImage picture = new BufferedImage(large, large, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.translate(large / 2.0, large / 2.0);
            canvas.scale(large / 2.0, large / 2.0);
            new FacePainter(person, units, random, canvas).paint();
        } finally {
            canvas.dispose();
        }
        return photo(picture, size, Person.between(random, 3, 9), random);
    }

    /** The drawing averaged down, with the noise of a camera. All channels are alike, so blue stands for gray. */
    private static Image photo(BufferedImage drawing, int size, double deviation, Random random) {
        int large = drawing.getWidth();
        int[] pixels = drawing.getRGB(0, 0, large, large, null, 0, large);
        byte[] bytes = new byte[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int sum = 0;
                for (int i = 0; i < OVERSAMPLING * OVERSAMPLING; i++) {
                    int row = OVERSAMPLING * y + i / OVERSAMPLING;
                    sum += pixels[row * large + OVERSAMPLING * x + i % OVERSAMPLING] & 0xff;
                }
                double level = (double) sum / (OVERSAMPLING * OVERSAMPLING) + deviation * random.nextGaussian();
                bytes[y * size + x] = (byte) Math.round(Math.max(0, Math.min(255, level)));
            }
        }
        return Image.gray(size, size, bytes);
    }

    private void paint() {
        double background = Person.between(random, 30, 225);
        fill(new Rectangle2D.Double(-1, -1, 2, 2), background);
        canvas.translate(Person.between(random, -0.06, 0.06), Person.between(random, -0.04, 0.08));
        canvas.rotate(Math.toRadians(Person.between(random, -8, 8)));
        double scale = Person.between(random, 0.94, 1.06);
        canvas.scale(scale, scale);

        paintHead();
        paintEye(-1);
        paintEye(1);
        paintBrow(-1);
        paintBrow(1);
        paintNose();
        paintFolds();
        paintMouth();
        paintLight();
    }

    private void paintHead() {
        double w = person.faceWidth();
        double h = person.faceHeight();
        double chin = h + 0.10 * units.of(Unit.JAW_DROP);
        fill(new Ellipse2D.Double(-w - 0.08, -h - 0.14, 2 * w + 0.16, 1.7 * h), person.hair());
        Path2D head = new Path2D.Double();
        double square = 0.45 + 0.35 * person.jaw();
        double top = -h + 0.18 + 0.1 * person.hairLine();
        head.moveTo(0, top);
        head.curveTo(0.8 * w, top, w, -0.35 * h, w, 0);
        head.curveTo(w, 0.55 * chin, square * w, chin, 0, chin);
        head.curveTo(-square * w, chin, -w, 0.55 * chin, -w, 0);
        head.curveTo(-w, -0.35 * h, -0.8 * w, top, 0, top);
        fill(head, person.skin());
    }

    /** @param side -1 for the left of the image, 1 for the right */
    private void paintEye(int side) {
        double x = side * person.eyeDistance();
        double w = person.eyeWidth();
        double opening = person.eyeOpening();
        double upper = opening * (1 + 1.1 * units.of(Unit.UPPER_LID_RAISER) - 0.55 * units.of(Unit.LID_TIGHTENER))
                - 0.25 * opening * units.of(Unit.NOSE_WRINKLER);
        double lower = 0.8
                * opening
                * (1
                        - 0.75 * units.of(Unit.CHEEK_RAISER)
                        - 0.5 * units.of(Unit.LID_TIGHTENER)
                        - 0.5 * units.of(Unit.NOSE_WRINKLER)
                        + 0.3 * units.of(Unit.UPPER_LID_RAISER));
        Path2D eye = new Path2D.Double();
        eye.moveTo(x - w, EYE_LINE);
        eye.quadTo(x, EYE_LINE - 2 * upper, x + w, EYE_LINE);
        eye.quadTo(x, EYE_LINE + 2 * lower, x - w, EYE_LINE);
        fill(eye, Math.min(250, person.skin() + 60));
        double iris = 0.075;
        fillWithin(eye, new Ellipse2D.Double(x - iris, EYE_LINE - iris, 2 * iris, 2 * iris), 20);
        Path2D lid = new Path2D.Double();
        lid.moveTo(x - w, EYE_LINE);
        lid.quadTo(x, EYE_LINE - 2 * upper, x + w, EYE_LINE);
        line(lid, 0.03, shade(0.3));
    }

    private void paintBrow(int side) {
        double raiseInner = 0.13 * units.of(Unit.INNER_BROW_RAISER);
        double raiseOuter = 0.13 * units.of(Unit.OUTER_BROW_RAISER);
        // Where the inner ends are raised too, as in fear, the brows are drawn together but not down.
        double lower = units.of(Unit.BROW_LOWERER) * (1 - 0.8 * units.of(Unit.INNER_BROW_RAISER));
        double wrinkle = units.of(Unit.NOSE_WRINKLER);
        double rest = EYE_LINE - person.browHeight();
        double inner = rest - raiseInner + 0.13 * lower + 0.06 * wrinkle;
        double outer = rest - raiseOuter + person.browSlope() + 0.01 * lower;
        double middle = rest - 0.03 - 0.5 * raiseInner - 0.75 * raiseOuter + 0.05 * lower + 0.03 * wrinkle;
        double innerX = person.eyeDistance() - person.eyeWidth() - 0.05 * units.of(Unit.BROW_LOWERER);
        double outerX = person.eyeDistance() + person.eyeWidth() + 0.03;
        Path2D brow = new Path2D.Double();
        brow.moveTo(side * innerX, inner);
        brow.quadTo(side * person.eyeDistance(), middle, side * outerX, outer);
        line(brow, person.browWidth(), Math.min(person.hair(), shade(0.45)));
        if (lower > 0.4) {
            Path2D frown = new Path2D.Double();
            frown.moveTo(side * 0.05, rest - 0.03);
            frown.lineTo(side * 0.045, rest + 0.09);
            line(frown, 0.025, shade(1 - 0.4 * lower));
        }
    }

    private void paintNose() {
        double tip = EYE_LINE + person.noseLength() - 0.03 * units.of(Unit.NOSE_WRINKLER);
        Path2D nose = new Path2D.Double();
        nose.moveTo(0.03, EYE_LINE + 0.05);
        nose.lineTo(0.05, tip - 0.08);
        line(nose, 0.025, shade(0.85));
        double flare = 0.07 + 0.03 * units.of(Unit.NOSE_WRINKLER);
        Path2D base = new Path2D.Double();
        base.moveTo(-flare, tip - 0.02);
        base.quadTo(0, tip + 0.05, flare, tip - 0.02);
        line(base, 0.035, shade(0.6));
        double wrinkle = units.of(Unit.NOSE_WRINKLER);
        if (wrinkle > 0.3) {
            for (int i = 0; i < 3; i++) {
                double y = EYE_LINE - 0.06 + 0.065 * i;
                Path2D crease = new Path2D.Double();
                crease.moveTo(-0.075, y + 0.02);
                crease.quadTo(0, y - 0.03, 0.075, y + 0.02);
                line(crease, 0.03, shade(1 - 0.55 * wrinkle));
            }
        }
    }

    /** The folds from the nose to the corners of the mouth, which a smile and a raised lip deepen, and the cheeks. */
    private void paintFolds() {
        double pull = units.of(Unit.LIP_CORNER_PULLER);
        double lip = units.of(Unit.UPPER_LIP_RAISER);
        double depth = Math.max(pull, lip);
        double nose = EYE_LINE + person.noseLength();
        for (int side = -1; side <= 1; side += 2) {
            Path2D fold = new Path2D.Double();
            fold.moveTo(side * 0.13, nose - 0.03 - 0.03 * lip);
            fold.quadTo(
                    side * (0.24 + 0.06 * pull),
                    nose + 0.02,
                    side * (person.mouthWidth() + 0.07 + 0.05 * pull),
                    person.mouthHeight() - 0.02);
            line(fold, 0.025, shade(0.97 - 0.25 * depth));
            double cheek = units.of(Unit.CHEEK_RAISER);
            if (cheek > 0.3) {
                Path2D bag = new Path2D.Double();
                double x = side * person.eyeDistance();
                bag.moveTo(x - 0.13, EYE_LINE + 0.09);
                bag.quadTo(x, EYE_LINE + 0.13, x + 0.13, EYE_LINE + 0.09);
                line(bag, 0.025, shade(1 - 0.3 * cheek));
            }
        }
    }

    private void paintMouth() {
        double pull = units.of(Unit.LIP_CORNER_PULLER);
        double depress = units.of(Unit.LIP_CORNER_DEPRESSOR);
        double stretch = units.of(Unit.LIP_STRETCHER);
        double tighten = units.of(Unit.LIP_TIGHTENER);
        double raise = units.of(Unit.UPPER_LIP_RAISER);
        double part = units.of(Unit.LIPS_PART);
        double drop = units.of(Unit.JAW_DROP);

        double y = person.mouthHeight() + 0.02 * drop;
        double halfWidth =
                person.mouthWidth() * (1 + 0.28 * pull + 0.35 * stretch - 0.18 * tighten - 0.35 * drop - 0.05 * raise);
        double corner = -person.mouthCurve() - 0.13 * pull + 0.12 * depress + 0.04 * raise + 0.03 * stretch;
        double middle = y + 0.05 * pull - 0.06 * depress - 0.03 * raise;
        double gapUp = 0.01 * part + 0.05 * drop + 0.075 * raise + 0.02 * stretch * part;
        double gapDown = 0.08 * part * (0.4 + pull) + 0.26 * drop + 0.035 * raise + 0.035 * stretch * part;
        double lips = person.lips() * (1 - 0.75 * tighten) * (1 - 0.2 * pull);

        double smirk = units.of(Unit.DIMPLER);
        int smirkSide = random.nextBoolean() ? 1 : -1;
        double leftX = -halfWidth - (smirkSide < 0 ? 0.07 * smirk : 0);
        double rightX = halfWidth + (smirkSide > 0 ? 0.07 * smirk : 0);
        double leftY = y + corner - (smirkSide < 0 ? 0.15 * smirk : 0);
        double rightY = y + corner - (smirkSide > 0 ? 0.15 * smirk : 0);

        double upper = middle - gapUp;
        double lower = middle + gapDown;
        fill(mouth(leftX, leftY, rightX, rightY, upper - lips, lower + 1.3 * lips), shade(0.62));
        Path2D gap = mouth(leftX, leftY, rightX, rightY, upper, lower);
        if (gapUp + gapDown > 0.03) {
            fill(gap, 25);
            if (drop < 0.3) {
                double top = Math.min(leftY, upper) - 0.1;
                double edge = upper + 0.65 * (gapUp + gapDown);
                fillWithin(gap, new Rectangle2D.Double(-1, top, 2, edge - top), Math.min(245, person.skin() + 70));
            }
        }
        line(gap, 0.028, shade(0.32));
        if (smirk > 0.3) {
            Path2D dimple = new Path2D.Double();
            double x = smirkSide < 0 ? leftX : rightX;
            double top = smirkSide < 0 ? leftY : rightY;
            dimple.moveTo(x + smirkSide * 0.03, top - 0.09);
            dimple.quadTo(x + smirkSide * 0.09, top, x + smirkSide * 0.03, top + 0.07);
            line(dimple, 0.035, shade(1 - 0.5 * smirk));
        }
    }

    /** A closed shape between two corners, through the middle of an upper and of a lower edge. */
    private static Path2D mouth(double leftX, double leftY, double rightX, double rightY, double upper, double lower) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(leftX, leftY);
        edge(shape, leftX, leftY, rightX, rightY, upper);
        edge(shape, rightX, rightY, leftX, leftY, lower);
        shape.closePath();
        return shape;
    }

    private static void edge(Path2D shape, double fromX, double fromY, double toX, double toY, double middle) {
        // A cubic curve whose control points share a height passes at a quarter of the ends and three of that height.
        double control = (4 * middle - (fromY + toY) / 2) / 3;
        shape.curveTo(0.75 * fromX + 0.25 * toX, control, 0.25 * fromX + 0.75 * toX, control, toX, toY);
    }

    /** Light from one side: the image is darkened along a random direction. */
    private void paintLight() {
        double angle = Person.between(random, 0, 2 * Math.PI);
        float x = (float) Math.cos(angle);
        float y = (float) Math.sin(angle);
        int dark = (int) Person.between(random, 0, 110);
        canvas.setPaint(new GradientPaint(-x, -y, new Color(0, 0, 0, 0), x, y, new Color(0, 0, 0, dark)));
        canvas.fill(new Rectangle2D.Double(-1.5, -1.5, 3, 3));
    }

    private double shade(double share) {
        return person.skin() * share;
    }

    private void fill(Shape shape, double gray) {
        canvas.setColor(gray(gray));
        canvas.fill(shape);
    }

    /** By intersecting the shapes rather than clipping the canvas, which leaves jagged edges. */
    private void fillWithin(Shape frame, Shape shape, double gray) {
        Area part = new Area(frame);
        part.intersect(new Area(shape));
        fill(part, gray);
    }

    private void line(Shape shape, double width, double gray) {
        canvas.setColor(gray(gray));
        canvas.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(shape);
    }

    private static Color gray(double level) {
        int value = (int) Math.round(Math.max(0, Math.min(255, level)));
        return new Color(value, value, value);
    }
}
