package io.github.fer4j.data.face;

import io.github.fer4j.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A search for frontal faces that looks at a fraction of the windows. On small copies of the photo, in coarse steps, a single hit
 * makes a candidate. Around each candidate the photo is then searched as it would be as a whole: in the size, the steps and with
 * the number of hits that the settings ask for, and only what is found there is a face. A cascade's time goes into the many
 * places where there is nothing, and of those few are looked at closely.
 *
 * <p>First come the sizes that a small copy shows. Smaller ones are looked for, in a larger copy, where that found no face, or one
 * not much larger than the least that it sees.
 */
final class QuickSearch {
    /** How much larger the sizes of the coarse pass are at each step. */
    private static final double COARSE_FACTOR = 1.15;

    /** Above, OpenCV looks at every pixel; up to this size at every second one of every second row. */
    private static final int LARGEST_OF_COPY = 2 * FaceSearch.WINDOW - 1;

    /** Around so many candidates the closer look would take longer than a thorough search. */
    private static final int MOST_CANDIDATES = 64;

    /** How much smaller and larger than its candidate a face may be, and what is searched around it, as a share of its side. */
    private static final double LEAST_SHARE = 0.65;

    private static final double LARGEST_SHARE = 1.35;
    private static final double AROUND = 0.3;

    /** A candidate of which so much lies in a face that was found is that face. */
    private static final double SAME_FACE = 0.6;

    private final Cascade cascade;
    private final GrayPhoto photo;
    private final FaceSearch how;

    QuickSearch(Cascade cascade, GrayPhoto photo, FaceSearch how) {
        this.cascade = cascade;
        this.photo = photo;
        this.how = how;
    }

    /** The faces; empty, too, where there are so many candidates that a thorough search is faster. */
    List<Hit> faces() {
        List<Hit> faces = new ArrayList<>();
        if (!lookClosely(coarse(how.quickScale(), Double.POSITIVE_INFINITY), faces)) {
            return List.of();
        }
        double smallest = faces.stream().mapToDouble(Hit::width).min().orElse(Double.POSITIVE_INFINITY);
        if (how.mayHaveSmaller(smallest) && !lookClosely(coarse(how.scaleOfLeast(), how.leastOfQuick()), faces)) {
            return List.of();
        }
        return faces;
    }

    /**
     * Places where there may be a face. Each octave of sizes has a copy of its own, half as large as the one before.
     *
     * @param first scale of the largest copy
     * @param below this side of a face, in pixels of the photo
     */
    private List<Hit> coarse(double first, double below) {
        List<Hit> hits = new ArrayList<>();
        int shorter = Math.min(photo.width(), photo.height());
        for (double scale = first; how.canShow(scale, shorter) && below * scale >= FaceSearch.WINDOW; scale /= 2) {
            int smallest = how.smallest(scale);
            int largest = (int) Math.min(LARGEST_OF_COPY, Math.ceil(below * scale));
            if (smallest <= largest) {
                try (SearchImage copy = photo.whole(scale)) {
                    hits.addAll(cascade.search(copy, COARSE_FACTOR, 0, smallest, largest));
                }
            }
        }
        return Candidates.of(hits);
    }

    /** Adds what is a face; returns false where there are too many candidates. */
    private boolean lookClosely(List<Hit> candidates, List<Hit> faces) {
        if (candidates.size() > MOST_CANDIDATES) {
            return false;
        }
        candidates.stream()
                .sorted(Comparator.comparingDouble(Hit::confidence).reversed())
                .filter(candidate -> faces.stream().noneMatch(face -> isSame(candidate, face)))
                .forEachOrdered(candidate -> faces.addAll(lookClosely(candidate)));
        return true;
    }

    private List<Hit> lookClosely(Hit candidate) {
        double room = AROUND * candidate.width();
        int left = (int) Math.max(0, Math.floor(candidate.x() - room));
        int top = (int) Math.max(0, Math.floor(candidate.y() - room));
        int right = (int) Math.min(photo.width(), Math.ceil(candidate.x() + candidate.width() + room));
        int bottom = (int) Math.min(photo.height(), Math.ceil(candidate.y() + candidate.height() + room));
        double side = candidate.width() * how.scale();
        int smallest = (int) Math.max(how.smallest(how.scale()), Math.round(LEAST_SHARE * side));
        int largest = (int) Math.round(LARGEST_SHARE * side);
        try (SearchImage part = photo.part(new Box(left, top, right - left, bottom - top), how.scale())) {
            return cascade.search(part, how.scaleFactor(), how.minNeighbours(), smallest, largest);
        }
    }

    private static boolean isSame(Hit candidate, Hit face) {
        double width = Math.min(candidate.x() + candidate.width(), face.x() + face.width())
                - Math.max(candidate.x(), face.x());
        double height = Math.min(candidate.y() + candidate.height(), face.y() + face.height())
                - Math.max(candidate.y(), face.y());
        double common = Math.max(0, width) * Math.max(0, height);
        return common > SAME_FACE * candidate.width() * candidate.height();
    }
}
