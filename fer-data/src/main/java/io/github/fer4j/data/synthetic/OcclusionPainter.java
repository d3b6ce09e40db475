package io.github.fer4j.data.synthetic;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws what hides a part of the face. */
final class OcclusionPainter {
    private final Person person;
    private final Brush brush;
    private final double place;
    private final int side;

    /** @param place where exactly, 0 to 1; its halves are the two sides */
    OcclusionPainter(Person person, Brush brush, double place) {
        this.person = person;
        this.brush = brush;
        this.place = place;
        this.side = place < 0.5 ? -1 : 1;
    }

    void paint(Occlusion what) {
        switch (what) {
            case HAND -> paintHand();
            case HAIR -> paintHair();
            case BAR -> paintBar();
            case SCARF -> paintScarf();
            default -> throw new IllegalStateException("an occlusion of its own: " + what);
        }
    }

    /** Four fingers that come from below, beside the middle, and the back of the hand. */
    private void paintHand() {
        Rgb skin = person.skin().times(0.93);
        double[] length = {0.40, 0.30, 0.29, 0.36};
        for (int i = 0; i < 4; i++) {
            double x = side * (0.10 + 0.135 * i);
            Path2D finger = new Path2D.Double();
            finger.moveTo(x + side * 0.10, 1.1);
            finger.quadTo(x + side * 0.06, 0.8, x, length[i]);
            brush.lineAt(0.4, finger, 0.165, skin.times(0.55), 1);
            brush.lineAt(0.4, finger, 0.135, skin, 1);
            brush.lineAt(
                    0.4,
                    Brush.curve(x - 0.035, length[i] + 0.16, x, length[i] + 0.19, x + 0.035, length[i] + 0.16),
                    0.014,
                    skin.times(0.6),
                    0.7);
            brush.fillAt(0.4, Brush.oval(x, length[i] - 0.015, 0.035, 0.045), skin.mixed(new Rgb(250, 225, 220), 0.5));
        }
        brush.fillAt(0.4, Brush.oval(side * 0.42, 1.15, 0.36, 0.24), skin);
    }

    private void paintHair() {
        Path2D curtain = new Path2D.Double();
        curtain.moveTo(-side * 0.10, -0.90);
        curtain.curveTo(side * 0.02, -0.5, side * 0.06, -0.1, side * 0.30, 0.32);
        curtain.curveTo(side * 0.45, 0.40, side * 0.62, 0.45, side * 0.72, 0.30);
        curtain.lineTo(side * 0.74, -0.5);
        curtain.closePath();
        brush.fillAt(0.2, curtain, person.hair());
        for (int i = 0; i < 7; i++) {
            double x = side * (0.05 + 0.09 * i);
            brush.lineAt(
                    0.2,
                    Brush.curve(side * 0.02, -0.86, 0.7 * x, -0.4, x + side * 0.14, 0.30),
                    0.018,
                    person.hair().times(i % 2 == 0 ? 1.3 : 0.7),
                    0.7);
        }
    }

    private void paintBar() {
        double y = -0.40 + 1.0 * place;
        AffineTransform turn = AffineTransform.getRotateInstance(0.5 * (place - 0.5), 0, y);
        brush.fillAt(
                0.4, turn.createTransformedShape(new Rectangle2D.Double(-2, y - 0.09, 4, 0.18)), new Rgb(22, 22, 24));
    }

    private void paintScarf() {
        double top = person.noseTip() + 0.03;
        Rgb cloth = new Rgb(60 + 110 * person.age(), 60 + 90 * place, 80 + 90 * person.jaw());
        Path2D scarf = new Path2D.Double();
        scarf.moveTo(-1.1, top - 0.14);
        scarf.quadTo(0, top + 0.10, 1.1, top - 0.14);
        scarf.lineTo(1.2, 1.4);
        scarf.lineTo(-1.2, 1.4);
        scarf.closePath();
        brush.fillAt(0.2, scarf, cloth);
        for (int i = 1; i <= 5; i++) {
            double y = top + 0.14 * i;
            brush.lineAt(
                    0.2,
                    Brush.curve(-0.95, y - 0.22 + 0.03 * i, 0.1 * (i - 3), y + 0.1, 0.95, y - 0.2),
                    0.035,
                    cloth.times(i % 2 == 0 ? 0.68 : 1.22),
                    0.7);
        }
    }
}
