package io.github.fer4j.data.synthetic;

import static io.github.fer4j.data.synthetic.Seeds.between;

import java.util.Optional;
import java.util.Random;

/**
 * What differs from photo to photo of a person, beside the expression.
 *
 * @param pose where the head is and how it is turned
 * @param light where light comes from
 * @param near the colour from which the background runs
 * @param far the colour to which it runs
 * @param backgroundAngle the direction in which it runs, in radians
 * @param noise deviation of the camera's noise, in gray levels
 * @param glasses whether the person wears them
 * @param occlusion what hides a part of the face, if anything
 * @param occlusionPlace decides where exactly, 0 to 1
 * @param noiseSeed of the camera's noise
 */
record Moment(
        Pose pose,
        Light light,
        Rgb near,
        Rgb far,
        double backgroundAngle,
        double noise,
        boolean glasses,
        Optional<Occlusion> occlusion,
        double occlusionPlace,
        long noiseSeed) {

    /**
     * Where light comes from.
     *
     * @param x towards the light, to the right
     * @param y towards the light, downwards
     * @param z towards the light, out of the image; the three have length 1
     * @param ambient the share that comes from everywhere
     * @param exposure how bright the photo gets: the gray of skin is moved towards this, 0 to 255
     */
    record Light(double x, double y, double z, double ambient, double exposure) {
        static Light random(Random random) {
            // From above or the sides, as almost all light; seldom from below.
            double direction = Math.toRadians(between(random, -220, 40));
            double slant = Math.toRadians(between(random, 10, 42));
            return new Light(
                    Math.cos(direction) * Math.sin(slant),
                    Math.sin(direction) * Math.sin(slant),
                    Math.cos(slant),
                    between(random, 0.35, 0.6),
                    between(random, 120, 200));
        }
    }

    static Moment random(FaceSettings.Variety variety, boolean glasses, Random random) {
        Pose pose = new Pose(
                between(random, -0.04, 0.04),
                between(random, -0.06, 0.0),
                Math.toRadians(between(random, -variety.tilt(), variety.tilt())),
                between(random, 1.04, 1.15),
                Math.toRadians(between(random, -variety.turn(), variety.turn())));
        Rgb near = wall(random);
        Rgb far = near.mixed(wall(random), 0.6);
        double angle = between(random, 0, 2 * Math.PI);
        double noise = between(random, 2, 6);
        // Drawn in any case, so that the shares change nothing but what they are the shares of.
        boolean hidden = random.nextDouble() < variety.occlusion();
        Occlusion what = Occlusion.values()[random.nextInt(Occlusion.values().length)];
        double place = random.nextDouble();
        return new Moment(
                pose,
                Light.random(random),
                near,
                far,
                angle,
                noise,
                glasses,
                hidden ? Optional.of(what) : Optional.empty(),
                place,
                random.nextLong());
    }

    private static Rgb wall(Random random) {
        double gray = between(random, 30, 220);
        Rgb hue = new Rgb(between(random, 30, 220), between(random, 30, 220), between(random, 30, 220));
        return hue.mixed(new Rgb(gray, gray, gray), 0.65);
    }

    /** A passport photo: straight on, in plain light, without noise. */
    static Moment plain() {
        Rgb wall = new Rgb(205, 208, 212);
        return new Moment(
                new Pose(0, 0, 0, 1, 0),
                new Light(-0.29, -0.41, 0.87, 0.5, 175),
                wall,
                wall,
                0,
                0,
                false,
                Optional.empty(),
                0,
                0);
    }
}
