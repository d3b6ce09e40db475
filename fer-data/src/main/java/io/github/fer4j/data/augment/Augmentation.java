package io.github.fer4j.data.augment;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A recipe for random changes to training images. Immutable and safe for several threads at once.
 *
 * <p>An image goes through four steps, each left out where its settings are off:
 *
 * <ol>
 *   <li>one affine map made of mirror, shear, turn, zoom, shift and crop, sampled once and bilinearly, with the pixels of
 *       the edge repeated outwards;
 *   <li>contrast about the mean gray level, then brightness: {@code v' = gain * (mean + contrast * (v - mean))};
 *   <li>Gaussian noise;
 *   <li>random erasing (Zhong et al., AAAI 2020).
 * </ol>
 *
 * <p>All random numbers are drawn from the seed alone, each setting's in a fixed place whether or not another uses its own:
 * the same image and seed give the same bytes anywhere, and turning one setting on does not change what the others do.
 *
 * <pre>{@code
 * Augmentation augmentation = Augmentation.builder().flip(true).rotation(15).shift(0.08).build();
 * Image changed = augmentation.apply(image, 42);
 * }</pre>
 */
public final class Augmentation {
    private static final Augmentation NONE = builder().build();
    private static final Augmentation STANDARD = builder()
            .flip(true)
            .rotation(15)
            .zoom(0.15)
            .shift(0.08)
            .shear(0.1)
            .brightness(0.2)
            .contrast(0.2)
            .erasing(0.25, 0.02, 0.15)
            .build();

    /** Draws that came later have streams of their own, so that older seeds still give what they gave. */
    private static final long CROP_STREAM = 0x9c6e1f5d3a8b2747L;

    private static final long NOISE_STREAM = 0x51b7e3a90d4cf826L;

    private final Recipe recipe;
    private final GaussianNoise noise; // null without

    private Augmentation(Recipe recipe) {
        this.recipe = recipe;
        this.noise = recipe.noise() == 0 ? null : new GaussianNoise(recipe.noise());
    }

    /** What covers an erased rectangle. */
    public enum Fill {
        /** A random level for every sample; the choice that Zhong et al. found best. */
        NOISE,
        /** The image's mean level, of each channel. */
        MEAN
    }

    /** Starts a recipe that does nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The recipe that does nothing: {@link #apply} returns the image itself. */
    public static Augmentation none() {
        return NONE;
    }

    /**
     * A recipe within the range of published ones for 48x48 faces: flip, rotation 15, zoom 0.15, shift 0.08, shear 0.1,
     * brightness 0.2, contrast 0.2, and a quarter of the images erased by 2 to 15 %. A starting point, not a tuned one.
     */
    public static Augmentation standard() {
        return STANDARD;
    }

    /** A builder that holds all of this recipe. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.flip = recipe.flip();
        builder.rotation = recipe.rotation();
        builder.zoom = recipe.zoom();
        builder.shift = recipe.shift();
        builder.shear = recipe.shear();
        builder.crop = recipe.crop();
        builder.brightness = recipe.brightness();
        builder.contrast = recipe.contrast();
        builder.noise = recipe.noise();
        builder.probability = recipe.erasing().probability();
        builder.minArea = recipe.erasing().minArea();
        builder.maxArea = recipe.erasing().maxArea();
        builder.fill = recipe.erasing().fill();
        return builder;
    }

    /** Whether this recipe does nothing. */
    public boolean isNone() {
        return recipe.isNone();
    }

    /**
     * The image, changed at random.
     *
     * @param image of any size, gray or RGB
     * @param seed decides all that is random; any value, and neighbouring values are as good as far ones
     * @return an image of the same size and channels; the image itself if there is nothing to change
     */
    public Image apply(Image image, long seed) {
        Objects.requireNonNull(image, "image");
        if (isNone()) {
            return image;
        }
        int height = image.height();
        int width = image.width();
        int channels = image.channels();
        SplittableRandom random = new SplittableRandom(seed);
        AffineMap map = drawMap(random, seed, height, width);
        double gain = 1 + recipe.brightness() * symmetric(random);
        double stretch = 1 + recipe.contrast() * symmetric(random);

        byte[] bytes = image.toByteArray();
        if (!map.isIdentity()) {
            bytes = map.apply(bytes, height, width, channels);
        }
        if (recipe.changesLight()) {
            changeLight(bytes, gain, stretch);
        }
        if (noise != null) {
            noise.apply(bytes, new SplittableRandom(seed ^ NOISE_STREAM));
        }
        recipe.erasing().apply(bytes, height, width, channels, random);
        return channels == 1 ? Image.gray(height, width, bytes) : Image.rgb(height, width, bytes);
    }

    private AffineMap drawMap(SplittableRandom random, long seed, int height, int width) {
        boolean mirrored = random.nextBoolean() && recipe.flip();
        double radians = Math.toRadians(recipe.rotation() * symmetric(random));
        double factor = 1 + recipe.zoom() * symmetric(random);
        double slant = recipe.shear() * symmetric(random);
        double dx = recipe.shift() * symmetric(random) * width;
        double dy = recipe.shift() * symmetric(random) * height;
        AffineMap map = AffineMap.of(mirrored, radians, factor, slant, dx, dy);
        double share = recipe.crop();
        if (share == 1) {
            return map;
        }
        SplittableRandom place = new SplittableRandom(seed ^ CROP_STREAM);
        double right = (1 - share) / 2 * width * symmetric(place);
        double down = (1 - share) / 2 * height * symmetric(place);
        // The mirror comes last: it shows the same window.
        return map.cropped(share, mirrored ? -right : right, down);
    }

    /** Uniform in -1 to 1. */
    private static double symmetric(SplittableRandom random) {
        return 2 * random.nextDouble() - 1;
    }

    private static void changeLight(byte[] bytes, double gain, double stretch) {
        long sum = 0;
        for (byte value : bytes) {
            sum += value & 0xff;
        }
        double mean = (double) sum / bytes.length;
        byte[] levels = new byte[256];
        for (int v = 0; v < 256; v++) {
            double level = gain * (mean + stretch * (v - mean));
            levels[v] = (byte) Math.round(Math.max(0, Math.min(255, level)));
        }
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = levels[bytes[i] & 0xff];
        }
    }

    /**
     * The settings that are on, to the last digit, such as {@code flip, rotation 15, zoom 0.15}; or {@code none}. {@link
     * #parse} reads it.
     */
    public String describe() {
        return recipe.describe();
    }

    /**
     * The recipe that {@link #describe} gave this text.
     *
     * @param text such as {@code flip, rotation 15, erasing 0.25 of area 0.02 to 0.15 with noise}
     * @return the recipe
     * @throws InvalidArgumentException if it is no such text, or a value is out of range
     */
    public static Augmentation parse(String text) {
        return AugmentationText.parse(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Augmentation that && recipe.equals(that.recipe);
    }

    @Override
    public int hashCode() {
        return recipe.hashCode();
    }

    /** The same as {@link #describe}. */
    @Override
    public String toString() {
        return describe();
    }

    /** Builds an {@link Augmentation}. Every setting is off unless set. */
    public static final class Builder {
        private boolean flip;
        private double rotation;
        private double zoom;
        private double shift;
        private double shear;
        private double crop = 1;
        private double brightness;
        private double contrast;
        private double noise;
        private double probability;
        private double minArea;
        private double maxArea;
        private Fill fill = Fill.NOISE;

        private Builder() {}

        /**
         * Mirrors half of the images left to right.
         *
         * @param value whether to
         * @return this
         */
        public Builder flip(boolean value) {
            this.flip = value;
            return this;
        }

        /**
         * Turns by an angle uniform in {@code -degrees} to {@code degrees}.
         *
         * @param degrees 0 to 180
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder rotation(double degrees) {
            this.rotation = checked("the rotation in degrees", degrees, 180);
            return this;
        }

        /**
         * Scales by a factor uniform in {@code 1 - share} to {@code 1 + share}, height and width alike.
         *
         * @param share 0 to 0.9
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder zoom(double share) {
            this.zoom = checked("the zoom, a share of the size,", share, 0.9);
            return this;
        }

        /**
         * Moves sideways and up or down, each by a distance uniform in {@code -share} to {@code share} of that side.
         *
         * @param share of the side, 0 to 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder shift(double share) {
            this.shift = checked("the shift, a share of the side,", share, 1);
            return this;
        }

        /**
         * Slants: a row moves sideways by its distance from the centre times a factor uniform in {@code -slope} to {@code
         * slope}.
         *
         * @param slope pixels sideways for each row, 0 to 1; 0.1 is a slant of 5.7 degrees
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder shear(double slope) {
            this.shear = checked("the shear, pixels sideways for each row,", slope, 1);
            return this;
        }

        /**
         * Cuts a window out at a random place and enlarges it to the whole size. Where a recipe crops 48x48 faces to 44x44,
         * that is {@code crop(44 / 48.0)}.
         *
         * @param share of each side that is kept, above 0 to 1; 1 turns it off
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder crop(double share) {
            if (!(share > 0 && share <= 1)) {
                throw new InvalidArgumentException(
                        "the crop, the share of each side that is kept, is above 0 and at most 1, got " + share
                                + "; 44 of 48 pixels is 44 / 48.0");
            }
            this.crop = share;
            return this;
        }

        /**
         * Multiplies all levels by a factor uniform in {@code 1 - share} to {@code 1 + share}; what leaves 0 to 255 is cut.
         *
         * @param share 0 to 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder brightness(double share) {
            this.brightness = checked("the brightness, a share of the levels,", share, 1);
            return this;
        }

        /**
         * Multiplies the distance from the mean level by a factor uniform in {@code 1 - share} to {@code 1 + share}.
         *
         * @param share 0 to 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder contrast(double share) {
            this.contrast = checked("the contrast, a share of the distance from the mean,", share, 1);
            return this;
        }

        /**
         * Adds normal noise to every sample, of each channel by itself.
         *
         * @param deviation in gray levels, 0 to 64
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder noise(double deviation) {
            this.noise = checked("the noise, a deviation in gray levels,", deviation, 64);
            return this;
        }

        /**
         * Covers a rectangle of some images (Zhong et al., AAAI 2020) with noise, or with what {@link #erasingFill} says.
         *
         * @param often the share of images, 0 to 1; 0 turns it off
         * @param smallest the rectangle's smallest share of the area, 0 to 1
         * @param largest its largest share of the area, {@code smallest} to 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder erasing(double often, double smallest, double largest) {
            double area = checked("the largest erased area, a share of the image,", largest, 1);
            checked("the smallest erased area, a share of the image,", smallest, 1);
            if (smallest > largest) {
                throw new InvalidArgumentException(
                        "the smallest erased area is at most the largest, got " + smallest + " and " + largest);
            }
            this.probability = checked("the share of erased images", often, 1);
            this.minArea = smallest + 0.0;
            this.maxArea = area;
            return this;
        }

        /**
         * What covers erased rectangles; noise unless set.
         *
         * @param value the filling
         * @return this
         */
        public Builder erasingFill(Fill value) {
            this.fill = Objects.requireNonNull(value, "fill");
            return this;
        }

        private static double checked(String what, double value, double largest) {
            if (!(value >= 0 && value <= largest)) {
                throw new InvalidArgumentException(what + " is from 0 to " + Recipe.number(largest) + ", got " + value);
            }
            return value + 0.0; // -0.0 becomes 0.0, so that equal recipes are equal
        }

        /** The recipe. */
        public Augmentation build() {
            RandomErasing erasing =
                    probability == 0 ? RandomErasing.NEVER : new RandomErasing(probability, minArea, maxArea, fill);
            return new Augmentation(
                    new Recipe(flip, rotation, zoom, shift, shear, crop, brightness, contrast, noise, erasing));
        }
    }
}
