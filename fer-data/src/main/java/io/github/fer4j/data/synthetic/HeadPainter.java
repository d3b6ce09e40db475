package io.github.fer4j.data.synthetic;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.Random;

/** Draws what lies around the features: neck, ears, head, beard and hair. */
final class HeadPainter {
    private static final double BEHIND = -0.12;

    private final Person person;
    private final Expression expression;
    private final Brush brush;
    private final double w;
    private final double chin;

    HeadPainter(Person person, Expression expression, Brush brush) {
        this.person = person;
        this.expression = expression;
        this.brush = brush;
        this.w = person.faceWidth();
        this.chin = person.chin(expression);
    }

    void paint() {
        paintHairBehind();
        paintNeck();
        paintEar(-1);
        paintEar(1);
        brush.fillAt(0, head(), person.skin());
        paintBeard();
        paintHair();
    }

    private Path2D head() {
        double jaw = person.jaw();
        double top = -0.86;
        Path2D head = new Path2D.Double();
        head.moveTo(0, top);
        head.curveTo(0.70 * w, top, w, -0.62, w, -0.08);
        head.curveTo(w, 0.22, (0.90 + 0.06 * jaw) * w, 0.40, (0.70 + 0.14 * jaw) * w, 0.80 * chin - 0.06);
        head.curveTo((0.52 + 0.12 * jaw) * w, chin - 0.03, (0.28 + 0.12 * jaw) * w, chin, 0, chin);
        head.curveTo(
                -(0.28 + 0.12 * jaw) * w,
                chin,
                -(0.52 + 0.12 * jaw) * w,
                chin - 0.03,
                -(0.70 + 0.14 * jaw) * w,
                0.80 * chin - 0.06);
        head.curveTo(-(0.90 + 0.06 * jaw) * w, 0.40, -w, 0.22, -w, -0.08);
        head.curveTo(-w, -0.62, -0.70 * w, top, 0, top);
        return head;
    }

    private void paintNeck() {
        Path2D neck = new Path2D.Double();
        neck.moveTo(-0.62 * w, 0.45);
        neck.lineTo(0.62 * w, 0.45);
        neck.lineTo(0.68 * w, 1.3);
        neck.lineTo(-0.68 * w, 1.3);
        neck.closePath();
        brush.fillAt(BEHIND, neck, person.skin().times(0.68));
        Rgb cloth = new Rgb(60 + 120 * person.age(), 70 + 60 * person.jaw(), 90 + 80 * person.hairLine());
        Path2D collar = new Path2D.Double();
        collar.moveTo(-1.6, 1.5);
        collar.lineTo(-1.6, 1.06);
        collar.quadTo(-0.9, 0.98, -0.62 * w, 0.90);
        collar.quadTo(0, 1.22, 0.62 * w, 0.90);
        collar.quadTo(0.9, 0.98, 1.6, 1.06);
        collar.lineTo(1.6, 1.5);
        collar.closePath();
        brush.fillAt(BEHIND, collar, cloth);
    }

    /** @param side -1 for the left of the image, 1 for the right */
    private void paintEar(int side) {
        double x = side * (w + 0.015);
        brush.fillAt(
                BEHIND / 2, Brush.oval(x, -0.02, 0.075, 0.15), person.skin().times(0.92));
        brush.lineAt(
                BEHIND / 2,
                Brush.curve(x - side * 0.01, -0.11, x + side * 0.06, -0.06, x + side * 0.005, 0.06),
                0.022,
                person.skin().times(0.6),
                0.8);
    }

    private void paintHairBehind() {
        Rgb hair = person.hair().times(0.72);
        switch (person.hairStyle()) {
            case LONG -> {
                Path2D back = new Path2D.Double();
                back.moveTo(0, -1.0);
                back.curveTo(w + 0.10, -1.0, w + 0.20, -0.5, w + 0.17, 0.1);
                back.curveTo(w + 0.15, 0.5, w + 0.24, 0.8, w + 0.16, 1.3);
                back.lineTo(-w - 0.16, 1.3);
                back.curveTo(-w - 0.24, 0.8, -w - 0.15, 0.5, -w - 0.17, 0.1);
                back.curveTo(-w - 0.20, -0.5, -w - 0.10, -1.0, 0, -1.0);
                brush.fillAt(BEHIND, back, hair);
            }
            case CURLY -> {
                Random curls = new Random(Double.doubleToLongBits(person.hairLine()));
                for (int i = 0; i <= 14; i++) {
                    double angle = Math.PI * (1 + i / 14.0);
                    double x = (w + 0.03) * Math.cos(angle);
                    double y = -0.2 + 0.68 * Math.sin(angle);
                    double r = Seeds.between(curls, 0.17, 0.24);
                    brush.fillAt(BEHIND, Brush.oval(x, y, r, r), hair.times(Seeds.between(curls, 0.9, 1.25)));
                }
            }
            case BUN -> {
                brush.fillAt(BEHIND, Brush.oval(0, -0.98, 0.24, 0.19), hair);
                brush.fillAt(BEHIND, Brush.oval(0, -0.32, w + 0.06, 0.62), hair);
            }
            case BALD, RECEDING -> {}
            default -> brush.fillAt(BEHIND, Brush.oval(0, -0.30, w + 0.075, 0.66), hair);
        }
    }

    private void paintHair() {
        double line = -0.66 + 0.10 * person.hairLine();
        switch (person.hairStyle()) {
            case BALD ->
                brush.fill(
                        Brush.oval(-0.15, -0.68, 0.22, 0.08), person.skin().mixed(new Rgb(255, 250, 245), 0.35), 0.4);
            case RECEDING -> {
                paintSides();
                paintCap(-0.76, -0.76, -0.66, 0.8);
            }
            case SHORT, BUN -> paintCap(line, line, line - 0.02, 1);
            case CURLY -> paintCap(line + 0.04, line + 0.04, line + 0.06, 1);
            case PARTED -> paintCap(line - 0.10, line + 0.14, line - 0.02, 1);
            case FRINGE -> paintCap(-0.44, -0.43, -0.47, 1);
            case LONG -> {
                paintCap(line + 0.06, line + 0.02, line - 0.08, 1);
                paintCurtain(-1);
                paintCurtain(1);
            }
            default -> throw new IllegalStateException("a hair style of its own: " + person.hairStyle());
        }
    }

    /**
     * Hair on the skull, down to a line across the forehead.
     *
     * @param left height of the line at the left quarter
     * @param right height of the line at the right quarter
     * @param middle height of the line in the middle
     * @param width how far the cap reaches to the sides, 1 for the whole
     */
    private void paintCap(double left, double right, double middle, double width) {
        double edge = width * (w + 0.035);
        double side = width < 1 ? -0.52 : -0.20;
        Path2D cap = new Path2D.Double();
        cap.moveTo(-edge, side);
        cap.curveTo(-edge - 0.02, -0.72, -0.6 * w, -0.98, 0, -0.98);
        cap.curveTo(0.6 * w, -0.98, edge + 0.02, -0.72, edge, side);
        cap.curveTo(0.92 * edge, right + 0.10, 0.78 * edge, right, 0.52 * edge, right);
        cap.curveTo(0.30 * edge, right, 0.14 * edge, middle, 0, middle);
        cap.curveTo(-0.14 * edge, middle, -0.30 * edge, left, -0.52 * edge, left);
        cap.curveTo(-0.78 * edge, left, -0.92 * edge, left + 0.10, -edge, side);
        brush.fillAt(0, cap, person.hair());
        Random strands = new Random(Double.doubleToLongBits(person.faceWidth()));
        for (int i = 0; i < 16; i++) {
            double x = edge * (-0.78 + 0.104 * i);
            double low = Math.min(Math.min(left, right), middle) - 0.02;
            Rgb shade = person.hair().times(i % 2 == 0 ? 1.25 : 0.75);
            double bend = Seeds.between(strands, -0.06, 0.06);
            brush.lineAt(0, Brush.curve(0.6 * x, -0.93, 0.9 * x + bend, -0.8, x, low), 0.014, shade, 0.6);
        }
    }

    private void paintSides() {
        for (int side = -1; side <= 1; side += 2) {
            Path2D patch = new Path2D.Double();
            patch.moveTo(side * (w + 0.03), -0.05);
            patch.curveTo(side * (w + 0.07), -0.4, side * (w - 0.02), -0.62, side * 0.72 * w, -0.72);
            patch.curveTo(side * 0.86 * w, -0.5, side * 0.9 * w, -0.3, side * (w + 0.03), -0.05);
            brush.fillAt(0, patch, person.hair());
        }
    }

    /** Long hair that falls beside the face. */
    private void paintCurtain(int side) {
        Path2D curtain = new Path2D.Double();
        curtain.moveTo(side * 0.45 * w, -0.80);
        curtain.curveTo(side * 0.85 * w, -0.55, side * 0.9 * w, -0.2, side * 0.96 * w, 0.25);
        curtain.curveTo(side * w, 0.6, side * (w + 0.02), 0.8, side * (w + 0.04), 1.3);
        curtain.lineTo(side * (w + 0.22), 1.3);
        curtain.curveTo(side * (w + 0.24), 0.4, side * (w + 0.22), -0.6, side * 0.45 * w, -0.88);
        brush.fillAt(0, curtain, person.hair());
        for (int i = 0; i < 3; i++) {
            double x = side * (w + 0.03 + 0.05 * i);
            brush.lineAt(
                    0,
                    Brush.curve(x - side * 0.1, -0.6, x, 0, x + side * 0.03, 1.2),
                    0.014,
                    person.hair().times(1.25),
                    0.5);
        }
    }

    private void paintBeard() {
        Rgb hair = person.hair().mixed(person.skin(), 0.15);
        switch (person.beard()) {
            case STUBBLE -> {
                brush.fill(jawBeard(0.42), hair, 0.09);
                brush.fill(jawBeard(0.52), hair, 0.11);
            }
            case FULL -> brush.fill(jawBeard(0.52), hair, 0.75);
            case GOATEE -> {
                double y = chin - 0.08;
                brush.fill(Brush.oval(0, y, 0.15, 0.11), hair, 0.8);
            }
            default -> {} // A moustache lies over the lip: the mouth draws it.
        }
    }

    /** The lower face, up to a line across the cheeks; the mouth is drawn over it. */
    private Area jawBeard(double cheek) {
        Path2D region = new Path2D.Double();
        double lip = person.noseTip() + 0.08;
        region.moveTo(-1.2 * w, -0.06);
        region.lineTo(-0.93 * w, -0.06);
        region.curveTo(-0.88 * w, cheek - 0.10, -0.66 * w, cheek - 0.04, -0.36 * w, lip + 0.02);
        region.quadTo(0, lip - 0.05, 0.36 * w, lip + 0.02);
        region.curveTo(0.66 * w, cheek - 0.04, 0.88 * w, cheek - 0.10, 0.93 * w, -0.06);
        region.lineTo(1.2 * w, -0.06);
        region.lineTo(1.2 * w, 1.2);
        region.lineTo(-1.2 * w, 1.2);
        region.closePath();
        Area beard = new Area(region);
        beard.intersect(new Area(head()));
        return beard;
    }
}
