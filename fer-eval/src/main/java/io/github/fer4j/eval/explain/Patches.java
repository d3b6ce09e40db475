package io.github.fer4j.eval.explain;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import java.util.ArrayList;
import java.util.List;

/** The patches that cover a face. */
final class Patches {
    private final Image face;
    private final byte[] samples;
    private final byte[] colour;

    /** @param colour {@code [channels]} */
    Patches(Image face, byte[] colour) {
        this.face = face;
        this.samples = face.toByteArray();
        this.colour = colour;
    }

    /**
     * Places so far apart, and one flush with the far edges, so that all of the face is covered.
     *
     * @param size of a patch, as a share of each side
     * @param stride as a share of each side
     */
    List<Box> places(double size, double stride) {
        int height = pixels(size, face.height());
        int width = pixels(size, face.width());
        List<Box> places = new ArrayList<>();
        for (int y : starts(face.height(), height, pixels(stride, face.height()))) {
            for (int x : starts(face.width(), width, pixels(stride, face.width()))) {
                places.add(new Box(x, y, width, height));
            }
        }
        return places;
    }

    private static int pixels(double share, int side) {
        return (int) Math.max(1, Math.round(share * side));
    }

    private static List<Integer> starts(int side, int size, int stride) {
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start < side - size; start += Math.min(stride, size)) {
            starts.add(start);
        }
        starts.add(side - size);
        return starts;
    }

    /** The face with a patch on it. */
    Image cover(Box place) {
        byte[] covered = samples.clone();
        for (int y = place.y(); y < place.y() + place.height(); y++) {
            int at = (y * face.width() + place.x()) * colour.length;
            for (int i = 0; i < place.width() * colour.length; i++) {
                covered[at + i] = colour[i % colour.length];
            }
        }
        return face.channels() == 1
                ? Image.gray(face.height(), face.width(), covered)
                : Image.rgb(face.height(), face.width(), covered);
    }
}
