package io.github.fer4j.data.synthetic;

import static io.github.fer4j.data.synthetic.Seeds.between;

import java.util.Random;

/**
 * What stays the same about a synthetic person. Lengths are in units of half the image's side.
 *
 * @param faceWidth from the middle to the ear
 * @param faceHeight from the middle to the chin
 * @param jaw how square the jaw is, 0 (pointed) to 1 (square)
 * @param skin the skin's colour in plain light
 * @param hair the hair's colour
 * @param hairStyle how it is worn
 * @param hairLine how low the hair comes, 0 to 1
 * @param beard what grows on the chin
 * @param age how deep the folds are at rest, 0 (young) to 1
 * @param glasses the kind of glasses that the person has, if any are worn
 * @param eyes their features
 * @param noseLength from the eyes to the tip
 * @param noseWidth from the middle to a wing
 * @param mouthHeight from the middle of the face to the mouth
 * @param mouthWidth from the middle of the mouth to its corner
 * @param mouthCurve how far the corners are raised at rest; negative if they hang
 * @param lips their thickness
 */
record Person(
        double faceWidth,
        double faceHeight,
        double jaw,
        Rgb skin,
        Rgb hair,
        HairStyle hairStyle,
        double hairLine,
        Beard beard,
        double age,
        Glasses glasses,
        Eyes eyes,
        double noseLength,
        double noseWidth,
        double mouthHeight,
        double mouthWidth,
        double mouthCurve,
        double lips) {

    /** From the middle of the image up to the eyes. */
    static final double EYE_LINE = -0.10;

    enum HairStyle {
        BALD,
        RECEDING,
        SHORT,
        PARTED,
        FRINGE,
        CURLY,
        LONG,
        BUN
    }

    enum Beard {
        NONE,
        STUBBLE,
        MOUSTACHE,
        GOATEE,
        FULL
    }

    enum Glasses {
        ROUND,
        SQUARE,
        RIMLESS
    }

    /**
     * Eyes and brows.
     *
     * @param distance from the middle to the centre of an eye
     * @param width from the centre of an eye to its corner
     * @param opening from the line of the corners up to the lid, at rest
     * @param slant how much higher the outer corner is
     * @param iris the colour
     * @param browHeight from the eye to the brow
     * @param browWidth thickness of the brow
     * @param browSlope how much lower the outer end is, at rest
     */
    record Eyes(
            double distance,
            double width,
            double opening,
            double slant,
            Rgb iris,
            double browHeight,
            double browWidth,
            double browSlope) {}

    private static final Rgb[] SKINS = {
        new Rgb(242, 206, 182),
        new Rgb(230, 184, 152),
        new Rgb(208, 160, 124),
        new Rgb(168, 118, 84),
        new Rgb(126, 84, 60)
    };

    private static final Rgb[] HAIRS = {
        new Rgb(26, 22, 22), new Rgb(58, 38, 28), new Rgb(104, 68, 42), new Rgb(188, 152, 98), new Rgb(150, 146, 142)
    };

    private static final Rgb[] IRISES = {
        new Rgb(58, 36, 22), new Rgb(92, 62, 34), new Rgb(72, 96, 66), new Rgb(70, 104, 138)
    };

    /** Picked from: four people in thirteen have a beard. */
    private static final Beard[] BEARDS = {
        Beard.NONE,
        Beard.NONE,
        Beard.NONE,
        Beard.NONE,
        Beard.NONE,
        Beard.NONE,
        Beard.NONE,
        Beard.NONE,
        Beard.NONE,
        Beard.STUBBLE,
        Beard.MOUSTACHE,
        Beard.GOATEE,
        Beard.FULL
    };

    static Person random(Random random) {
        double tone = random.nextDouble();
        Rgb skin = along(SKINS, tone);
        // Dark skin goes with dark hair: else brows would shine on it.
        Rgb hair = along(HAIRS, random.nextDouble() * (tone > 0.5 ? 0.4 : 1));
        return new Person(
                between(random, 0.60, 0.70),
                between(random, 0.82, 0.92),
                random.nextDouble(),
                skin,
                hair,
                pick(HairStyle.values(), random),
                random.nextDouble(),
                pick(BEARDS, random),
                random.nextDouble(),
                pick(Glasses.values(), random),
                new Eyes(
                        between(random, 0.26, 0.31),
                        between(random, 0.125, 0.15),
                        between(random, 0.058, 0.072),
                        between(random, -0.01, 0.02),
                        pick(IRISES, random),
                        between(random, 0.165, 0.205),
                        between(random, 0.055, 0.085),
                        between(random, -0.01, 0.04)),
                between(random, 0.27, 0.34),
                between(random, 0.075, 0.105),
                between(random, 0.45, 0.50),
                between(random, 0.22, 0.27),
                between(random, -0.015, 0.015),
                between(random, 0.042, 0.065));
    }

    private static <T> T pick(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    /** A colour between two neighbours of a row, 0 for the first and 1 for the last. */
    private static Rgb along(Rgb[] row, double place) {
        double at = place * (row.length - 1);
        int lower = Math.min(row.length - 2, (int) at);
        return row[lower].mixed(row[lower + 1], at - lower);
    }

    /** The height of the tip of the nose. */
    double noseTip() {
        return EYE_LINE + noseLength;
    }

    /** Where the chin is, which falls with the jaw. */
    double chin(Expression expression) {
        return faceHeight + 0.10 * expression.of(ActionUnit.JAW_DROP);
    }
}
