package io.github.fer4j.data.source;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.data.image.ImageFiles;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/** One pass over a csv file of AffectNet's earlier form. */
final class AffectNetCsv {
    static final List<String> HEADER = List.of(
            "subDirectory_filePath",
            "face_x",
            "face_y",
            "face_width",
            "face_height",
            "facial_landmarks",
            "expression",
            "valence",
            "arousal");

    private static final List<String> COLUMNS = List.of(
            "subDirectory_filePath",
            "expression",
            "valence",
            "arousal",
            "face_x",
            "face_y",
            "face_width",
            "face_height");

    /** Stands for "not annotated". */
    private static final double ABSENT = -2;

    private final AffectNet.Csv list;
    private final LabelSet labels;
    private final double margin;
    private final Loading loading;

    AffectNetCsv(AffectNet.Csv list, LabelSet labels, double margin, Loading loading) {
        this.list = list;
        this.labels = labels;
        this.margin = margin;
        this.loading = loading;
    }

    void load() {
        Folders.requireFolder(list.images());
        try (CsvRows rows = CsvRows.openHeadless(list.file(), COLUMNS, HEADER)) {
            int before = loading.rows();
            rows.each(this::read, loading::skip);
            if (loading.rows() == before) {
                throw new MalformedDatasetException(
                        rows.file(), 0, "there are no rows after the header; a data set has at least one");
            }
        }
    }

    private void read(CsvRows.Row row) {
        int expression = Fields.whole(row.get(1));
        if (expression < 0 || expression > 10) {
            throw row.malformed(
                    "the expression is " + CsvRows.Row.quoted(row.get(1)) + ", expected a number from 0 to 10");
        }
        Optional<String> leftOut = AffectNet.leftOut(expression, labels);
        if (leftOut.isPresent()) {
            loading.drop(leftOut.get());
            return;
        }
        Sample.Builder sample = Sample.builder(row.get(0), image(row)).label(labels.get(expression));
        valenceArousal(Fields.decimal(row.get(2)), Fields.decimal(row.get(3)), row)
                .ifPresent(sample::valenceArousal);
        if (list.split() != null) {
            sample.split(list.split());
        }
        loading.add(sample.build());
    }

    private static Optional<ValenceArousal> valenceArousal(double valence, double arousal, CsvRows.Row row) {
        return valenceArousal(valence, arousal)
                .orElseThrow(() -> row.malformed("valence and arousal are " + CsvRows.Row.quoted(row.get(2)) + " and "
                        + CsvRows.Row.quoted(row.get(3)) + ", expected numbers in [-1, 1], or -2 for both"));
    }

    /** The two; an empty value inside where both are absent; nothing where they break the rules. */
    static Optional<Optional<ValenceArousal>> valenceArousal(double valence, double arousal) {
        if (valence == ABSENT && arousal == ABSENT) {
            return Optional.of(Optional.empty());
        }
        return Math.abs(valence) <= 1 && Math.abs(arousal) <= 1
                ? Optional.of(Optional.of(new ValenceArousal(valence, arousal)))
                : Optional.empty();
    }

    private ImageSource image(CsvRows.Row row) {
        String name = row.get(0);
        boolean exists;
        try {
            exists = !name.isEmpty() && Files.isRegularFile(list.images().resolve(name));
        } catch (InvalidPathException e) {
            exists = false;
        }
        if (!exists) {
            throw row.malformed("there is no image " + CsvRows.Row.quoted(name) + " in " + list.images()
                    + "; unpack all images, or name the folder that the paths begin in");
        }
        ImageSource file = ImageFiles.source(list.images(), name);
        return Double.isNaN(margin) ? file : new FaceOf(file, box(row));
    }

    private Box box(CsvRows.Row row) {
        int[] edges = new int[4];
        for (int i = 0; i < edges.length; i++) {
            double edge = Fields.decimal(row.get(4 + i));
            if (!(Math.abs(edge) < 1e6) || i >= 2 && edge < 1) {
                throw row.malformed(
                        "the face is at " + row.get(4) + "," + row.get(5) + " with " + row.get(6) + "x" + row.get(7)
                                + ", expected a box in pixels; do not ask for croppedToFace to take the whole image");
            }
            edges[i] = (int) Math.round(edge);
        }
        return new Box(edges[0], edges[1], edges[2], edges[3]).grown(margin);
    }

    /** Part of an image, cut when it is loaded. */
    private record FaceOf(ImageSource whole, Box face) implements ImageSource {
        @Override
        public Image load() {
            try {
                return whole.load().crop(face);
            } catch (InvalidArgumentException e) {
                throw new UnreadableImageException(whole + ": the face cannot be cut: " + e.getMessage(), e);
            }
        }

        @Override
        public String toString() {
            return whole + " (" + face + ")";
        }
    }
}
