package io.github.fer4j.data.synthetic;

import java.util.Random;

/**
 * What stays the same about a synthetic person. Lengths are in units of half the image's side, grays in 0 to 255.
 *
 * @param faceWidth from the middle to the ear
 * @param faceHeight from the middle to the chin
 * @param jaw how square the jaw is, 0 (pointed) to 1 (square)
 * @param skin the skin's gray
 * @param hair the hair's gray
 * @param hairLine how low the hair comes, 0 to 1
 * @param eyeDistance from the middle to the centre of an eye
 * @param eyeWidth from the centre of an eye to its corner
 * @param eyeOpening how far the eyes are open at rest
 * @param browHeight from the eye to the brow
 * @param browWidth thickness of the brow
 * @param browSlope how much lower the outer end is, at rest
 * @param noseLength from the eyes to the tip
 * @param mouthHeight from the middle of the face to the mouth
 * @param mouthWidth from the middle of the mouth to its corner
 * @param mouthCurve how far the corners are raised at rest; negative if they hang
 * @param lips their thickness
 */
record Person(
        double faceWidth,
        double faceHeight,
        double jaw,
        double skin,
        double hair,
        double hairLine,
        double eyeDistance,
        double eyeWidth,
        double eyeOpening,
        double browHeight,
        double browWidth,
        double browSlope,
        double noseLength,
        double mouthHeight,
        double mouthWidth,
        double mouthCurve,
        double lips) {

    static Person random(Random random) {
        double skin = between(random, 110, 215);
        return new Person(
                between(random, 0.60, 0.74),
                between(random, 0.80, 0.92),
                between(random, 0, 1),
                skin,
                between(random, 15, Math.min(150, skin - 35)),
                between(random, 0, 1),
                between(random, 0.26, 0.32),
                between(random, 0.12, 0.155),
                between(random, 0.055, 0.075),
                between(random, 0.17, 0.22),
                between(random, 0.05, 0.08),
                between(random, -0.02, 0.05),
                between(random, 0.26, 0.36),
                between(random, 0.44, 0.50),
                between(random, 0.22, 0.28),
                between(random, -0.02, 0.02),
                between(random, 0.04, 0.065));
    }

    static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
