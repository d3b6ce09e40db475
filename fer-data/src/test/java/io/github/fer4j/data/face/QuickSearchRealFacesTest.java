package io.github.fer4j.data.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.Sample;
import io.github.fer4j.data.source.Fer2013;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How many of the faces that a search of the whole photo finds the quick search finds as well, on faces of FER-2013 in all sizes
 * that its copy shows. Skipped where the data is absent.
 */
class QuickSearchRealFacesTest {
    private static final int CELL = 320;
    private static final int ROWS = 3;
    private static final int COLUMNS = 4;
    private static final int PHOTOS = 12;

    @Test
    void the_quick_search_finds_the_faces_that_a_search_of_the_whole_photo_finds() {
        List<Sample> faces = Fer2013.csv(images()).load().samples().subList(0, ROWS * COLUMNS * PHOTOS);
        int expected = 0;
        int found = 0;
        int more = 0;
        try (FaceDetector quick = CascadeFaceDetector.haar().profiles(false).build();
                FaceDetector thorough =
                        CascadeFaceDetector.haar().profiles(false).quickSide(0).build()) {
            for (int photo = 0; photo < PHOTOS; photo++) {
                // Of these crops the face is some three quarters; no face in a photo is close to the least that the
                // copy shows.
                Image image =
                        sheet(faces.subList(photo * ROWS * COLUMNS, (photo + 1) * ROWS * COLUMNS), 210 + 8 * photo);
                List<Face> all = thorough.detect(image);
                List<Face> some = quick.detect(image);
                expected += all.size();
                found += (int) all.stream().filter(face -> isAmong(face, some)).count();
                more += (int) some.stream().filter(face -> !isAmong(face, all)).count();
            }
        }
        assertThat(expected).isGreaterThan(ROWS * COLUMNS * PHOTOS / 4);
        assertThat((double) found / expected)
                .as("%s of %s, and %s more", found, expected, more)
                .isGreaterThan(0.95);
        assertThat(more).isLessThan(expected / 20);
    }

    private static Path images() {
        Path file = Path.of(System.getProperty("fer.shared.data", "absent"), "fer2013", "fer2013-train-public.csv.gz");
        assumeThat(file)
                .as("FER-2013 is not in this repository; system property fer.shared.data says where it may lie")
                .exists();
        return file;
    }

    private static boolean isAmong(Face face, List<Face> others) {
        return others.stream().anyMatch(other -> overlap(face.box(), other.box()) > 0.7);
    }

    /** Faces of growing size on gray, each in a cell of its own. */
    private static Image sheet(List<Sample> faces, int side) {
        byte[] sheet = new byte[ROWS * CELL * COLUMNS * CELL];
        Arrays.fill(sheet, (byte) 128);
        for (int i = 0; i < faces.size(); i++) {
            byte[] face = faces.get(i)
                    .image()
                    .load()
                    .resize(side, side, Interpolation.BICUBIC)
                    .toByteArray();
            int top = i / COLUMNS * CELL + (CELL - side) / 2;
            int left = i % COLUMNS * CELL + (CELL - side) / 2;
            for (int y = 0; y < side; y++) {
                System.arraycopy(face, y * side, sheet, (top + y) * COLUMNS * CELL + left, side);
            }
        }
        return Image.gray(ROWS * CELL, COLUMNS * CELL, sheet);
    }

    private static double overlap(Box one, Box other) {
        int width = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
        int height = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        double common = Math.max(0, width) * (double) Math.max(0, height);
        return common / (one.area() + other.area() - common);
    }
}
