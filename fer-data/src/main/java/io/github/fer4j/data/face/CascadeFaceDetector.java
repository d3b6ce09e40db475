package io.github.fer4j.data.face;

import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.MissingProviderException;
import java.util.List;
import java.util.Objects;

/**
 * Finds faces with a boosted cascade, by OpenCV, of one of two kinds:
 *
 * <ul>
 *   <li>{@link #haar}, of Haar features (Viola and Jones, <i>Rapid Object Detection using a Boosted Cascade of Simple
 *       Features</i>, CVPR 2001): OpenCV's {@code frontalface_default}, and where that finds nothing {@code profileface}, on
 *       the photo and on its mirror image;
 *   <li>{@link #lbp}, of local binary patterns (Liao et al., <i>Learning Multi-scale Block Local Binary Patterns for Face
 *       Recognition</i>, ICB 2007): OpenCV's {@code lbpcascade_frontalface}; several times as fast, and less sure.
 * </ul>
 *
 * Faces turned by more than some 15 degrees or half covered are missed; now and then a pattern that is no face is found.
 *
 * <p>{@link Face#confidence} is the number of overlapping hits that were merged into the face, at least {@code
 * minNeighbours}. The profile cascade says no more than that there is a face, not to which side it looks.
 *
 * <p>Safe for several threads at once: OpenCV's classifier is not, so each call borrows one from a pool, which grows to the
 * number of calls at the same time. {@link #close} frees them; calls that are under way finish first.
 */
public final class CascadeFaceDetector implements FaceDetector {
    private static final int WINDOW = FaceSearch.WINDOW;

    private static final int QUICK_SIDE = 256;

    private final double scaleFactor;
    private final int minNeighbours;
    private final int minimumSize;
    private final double minimumShare;
    private final int largestSide;
    private final int quickSide;
    private final boolean profiles;
    private final Pool<FaceCascades> cascades;

    private CascadeFaceDetector(Builder builder) {
        this.scaleFactor = builder.scaleFactor;
        this.minNeighbours = builder.minNeighbours;
        this.minimumSize = builder.minimumSize;
        this.minimumShare = builder.minimumShare;
        this.largestSide = builder.largestSide;
        this.quickSide = builder.quickSide;
        this.profiles = builder.profiles;
        CascadeFile frontal = builder.frontal;
        this.cascades = new Pool<>("the face detector", () -> new FaceCascades(frontal));
    }

    /** The library's standard detector: {@link #haar} with its settings. */
    public static CascadeFaceDetector open() {
        return haar().build();
    }

    /**
     * Starts a detector with Haar features: scale factor 1.1, 5 neighbours, faces of 40 pixels and more, photos reduced to
     * 1,280 pixels and searched quickly at 256 first, profiles as fallback.
     */
    public static Builder haar() {
        return new Builder(CascadeFile.HAAR_FRONTAL, true, QUICK_SIDE);
    }

    /** Starts a detector with local binary patterns: the same settings, but no profiles and no quick search. */
    public static Builder lbp() {
        return new Builder(CascadeFile.LBP_FRONTAL, false, 0);
    }

    /**
     * The faces of an image.
     *
     * @param image gray or RGB, any size
     * @return the faces, largest first, their boxes inside the image; empty where there are none
     * @throws io.github.fer4j.FerException if this detector is closed
     */
    @Override
    public List<Face> detect(Image image) {
        Objects.requireNonNull(image, "image");
        cascades.checkOpen();
        int shorter = Math.min(image.height(), image.width());
        int longer = Math.max(image.height(), image.width());
        double scale = Math.min(1, (double) largestSide / longer);
        FaceSearch search = new FaceSearch(
                scale,
                scaleFactor,
                minNeighbours,
                Math.max(minimumSize, minimumShare * shorter),
                profiles,
                (double) quickSide / longer);
        if (!search.canShow(scale, shorter)) {
            return List.of();
        }
        return cascades.lend(lent -> Overlaps.merge(lent.search(image, search).stream()
                .map(hit -> hit.toFace(image))
                .toList()));
    }

    @Override
    public void close() {
        cascades.close();
    }

    /** Builds a {@link CascadeFaceDetector}. */
    public static final class Builder {
        private final CascadeFile frontal;
        private double scaleFactor = 1.1;
        private int minNeighbours = 5;
        private int minimumSize = 40;
        private double minimumShare;
        private int largestSide = 1280;
        private int quickSide;
        private boolean profiles;

        private Builder(CascadeFile frontal, boolean profiles, int quickSide) {
            this.frontal = frontal;
            this.profiles = profiles;
            this.quickSide = quickSide;
        }

        /**
         * How much larger the faces looked for are at each step; smaller finds more and takes longer.
         *
         * @param value 1.01 to 2
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder scaleFactor(double value) {
            if (!(value >= 1.01 && value <= 2)) {
                throw new InvalidArgumentException("the scale factor is from 1.01 to 2, got " + value);
            }
            this.scaleFactor = value;
            return this;
        }

        /**
         * How many overlapping hits make a face; more gives fewer false faces and misses more true ones.
         *
         * @param value 1 to 100
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder minNeighbours(int value) {
            if (value < 1 || value > 100) {
                throw new InvalidArgumentException("the number of neighbours is from 1 to 100, got " + value);
            }
            this.minNeighbours = value;
            return this;
        }

        /**
         * The smallest faces to look for. In a photo that is reduced for the search they are at least as many pixels of the
         * photo as make 24 of the reduced one.
         *
         * @param pixels of the photo, 24 to 10,000
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder minimumSize(int pixels) {
            if (pixels < WINDOW || pixels > 10_000) {
                throw new InvalidArgumentException(
                        "the smallest face is from " + WINDOW + " to 10000 pixels, got " + pixels);
            }
            this.minimumSize = pixels;
            return this;
        }

        /**
         * The smallest faces to look for, by the size of the photo; the larger of this and {@link #minimumSize} counts.
         *
         * @param share of the photo's shorter side, 0 to 1; 0 unless named
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder minimumShare(double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new InvalidArgumentException(
                        "the smallest face is from 0 to 1 of the photo's shorter side, got " + share);
            }
            this.minimumShare = share;
            return this;
        }

        /**
         * Photos with a longer side are searched on a copy reduced to this side, which bounds the time; see {@link
         * #quickSide} for an even smaller one.
         *
         * @param pixels 100 to 10,000
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder largestSide(int pixels) {
            if (pixels < 100 || pixels > 10_000) {
                throw new InvalidArgumentException("the largest side is from 100 to 10000 pixels, got " + pixels);
            }
            this.largestSide = pixels;
            return this;
        }

        /**
         * Larger photos are first searched on a copy reduced to this side, in coarse steps; where something like a face is
         * seen, the photo is then searched closely, as it would be as a whole. This takes a fraction of the time, and gives the
         * same faces with the same boxes, up to a few hundredths of their side; a face that is barely one may be seen by the one
         * search alone.
         *
         * <p>The copy shows faces of {@code 24 / pixels} of the photo's longer side and more: with 256 pixels that is 60 pixels of
         * a photo of 640, and 180 of one of 1,920. Smaller ones, down to {@link #minimumSize}, are looked for in the same way in
         * a larger copy, where there was no face, or one less than a quarter larger than the least, as in photos of groups; where
         * there is still none, by a search of the whole photo. So small faces are missed only beside larger ones, such as
         * passers-by behind a portrait. Who wants those as well names a larger side, or 0.
         *
         * @param pixels 100 to 10,000; or 0, so that all photos are searched as a whole at once, as by default for {@link #lbp}
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder quickSide(int pixels) {
            if (pixels != 0 && (pixels < 100 || pixels > 10_000)) {
                throw new InvalidArgumentException(
                        "the side of the quick search is 0 or from 100 to 10000 pixels, got " + pixels);
            }
            this.quickSide = pixels;
            return this;
        }

        /**
         * Whether to look for faces in profile where there is no frontal one. A photo without any face then takes about
         * three times as long; one with a frontal face takes no longer.
         *
         * @param value true to look for them
         * @return this
         */
        public Builder profiles(boolean value) {
            this.profiles = value;
            return this;
        }

        /**
         * Opens the detector; loads OpenCV the first time.
         *
         * @return the detector, which the caller closes
         * @throws MissingProviderException if OpenCV's native library for this platform is not on the class path; the
         *     message names the artifact
         */
        public CascadeFaceDetector build() {
            return new CascadeFaceDetector(this);
        }
    }
}
