package io.github.fer4j.data.source;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.VoteCounts;
import io.github.fer4j.data.image.ImageFiles;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One pass over a {@link CsvManifest}. */
final class ManifestLoad {
    private final Path file;
    private final Path folder;
    private final String name;
    private final boolean anyNames;
    private final Loading loading;
    private final Map<String, String> subjects = new HashMap<>();
    private final Map<String, Emotion> emotions = new HashMap<>();
    private LabelSet labels;
    private Columns columns;

    ManifestLoad(Path file, String name, LabelSet labels, boolean anyNames, Loading loading) {
        this.file = file;
        this.folder = Objects.requireNonNullElse(
                file.getParent(), file.getFileSystem().getPath(""));
        this.name = name;
        this.labels = labels;
        this.anyNames = anyNames;
        this.loading = loading;
    }

    /** Where the columns are; -1 for those that the file does not have. */
    private record Columns(
            int path,
            int label,
            int id,
            int split,
            int subject,
            int weight,
            int valence,
            int arousal,
            Group votes,
            Group targets) {}

    /** The columns of one kind and what they are about; no labels where there are no such columns. */
    private record Group(LabelSet labels, List<Integer> places) {
        boolean isEmpty() {
            return places.isEmpty();
        }
    }

    LoadReport run() {
        try (CsvRows rows = CsvRows.openAny(file)) {
            columns = columns(rows);
            if (labels == null && Files.isRegularFile(CsvManifest.labelFile(file))) {
                labels = listed(CsvManifest.labelFile(file));
            }
            if (!columns.targets.isEmpty()) {
                if (labels == null) {
                    labels = columns.targets.labels;
                } else if (!new HashSet<>(labels.emotions()).equals(new HashSet<>(columns.targets.labels.emotions()))) {
                    throw new MalformedDatasetException(
                            rows.file(),
                            1,
                            "the target columns are for " + columns.targets.labels + ", expected one for each of "
                                    + labels);
                }
            }
            rows.each(row -> loading.add(sample(row)), loading::skip);
            if (loading.rows() == 0) {
                throw new MalformedDatasetException(
                        rows.file(), 0, "there are no rows after the header; a data set has at least one");
            }
        }
        if (labels == null) {
            List<Emotion> found = loading.samples().stream()
                    .flatMap(sample -> sample.label().stream())
                    .distinct()
                    .toList();
            labels = EmotionNames.labelSet(found, file.toString());
        }
        return loading.report(name != null ? name : Folders.nameOf(file), labels);
    }

    private static Columns columns(CsvRows rows) {
        int[] plain = CsvManifest.PLAIN_COLUMNS.stream()
                .mapToInt(column -> rows.column(List.of(column)))
                .toArray();
        for (int required = 0; required < 2; required++) {
            if (plain[required] < 0) {
                throw new MalformedDatasetException(
                        rows.file(),
                        1,
                        "the column '" + CsvManifest.PLAIN_COLUMNS.get(required)
                                + "' is missing, expected path and label (and maybe id, split, subject, weight, valence,"
                                + " arousal, votes:NAME, target:NAME), got "
                                + CsvRows.Row.quoted(String.join(",", rows.header())));
            }
        }
        return new Columns(
                plain[0],
                plain[1],
                plain[2],
                plain[3],
                plain[4],
                plain[5],
                plain[6],
                plain[7],
                group(rows, CsvManifest.VOTES),
                group(rows, CsvManifest.TARGET));
    }

    private static Group group(CsvRows rows, String prefix) {
        List<String> names = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < rows.header().size(); i++) {
            if (rows.header().get(i).startsWith(prefix)) {
                names.add(rows.header().get(i).substring(prefix.length()));
                places.add(i);
            }
        }
        try {
            return new Group(names.isEmpty() ? null : LabelSet.ofNames(names), places);
        } catch (InvalidArgumentException e) {
            throw new MalformedDatasetException(
                    rows.file(), 1, "the columns " + prefix + "... name emotions: " + e.getMessage(), e);
        }
    }

    private static LabelSet listed(Path list) {
        try (TextLines lines = TextLines.open(list)) {
            List<String> names = new ArrayList<>();
            for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
                names.add(line.words(1, "the name of an emotion").get(0));
            }
            return LabelSet.ofNames(names);
        } catch (InvalidArgumentException e) {
            throw new MalformedDatasetException(
                    Folders.nameOf(list), 0, "expected the name of an emotion a line: " + e.getMessage(), e);
        }
    }

    private Sample sample(CsvRows.Row row) {
        String path = row.get(columns.path);
        boolean exists;
        try {
            exists = !path.isEmpty() && Files.isRegularFile(folder.resolve(path));
        } catch (InvalidPathException e) {
            exists = false;
        }
        if (!exists) {
            throw row.malformed("there is no image " + CsvRows.Row.quoted(path) + " in "
                    + (folder.toString().isEmpty() ? "this folder" : folder)
                    + "; paths are relative to the folder of the csv file");
        }
        String id = text(row, columns.id).orElse(path);
        Sample.Builder sample = Sample.builder(id, ImageFiles.source(folder, path));
        text(row, columns.label).ifPresent(label -> sample.label(emotion(row, label)));
        text(row, columns.split).ifPresent(split -> sample.split(split(row, split)));
        text(row, columns.subject).ifPresent(subject -> sample.subject(subjects.computeIfAbsent(subject, key -> key)));
        text(row, columns.weight).ifPresent(weight -> sample.weight(weight(row, weight)));
        valenceArousal(row).ifPresent(sample::valenceArousal);
        votes(row).ifPresent(sample::votes);
        target(row).ifPresent(sample::target);
        return sample.build();
    }

    /** What stands in a column, if the file has it and it is not empty. */
    private static Optional<String> text(CsvRows.Row row, int column) {
        return column < 0 ? Optional.empty() : Optional.of(row.get(column)).filter(text -> !text.isEmpty());
    }

    private Emotion emotion(CsvRows.Row row, String label) {
        Emotion known = emotions.get(label);
        if (known == null) {
            Optional<Emotion> meant = labels != null
                    ? EmotionNames.emotion(label, labels)
                    : EmotionNames.emotion(label).filter(e -> anyNames || EmotionNames.KNOWN.contains(e));
            known = meant.orElseThrow(() -> row.malformed("the label is " + CsvRows.Row.quoted(label)
                    + ", expected one of " + (labels != null ? labels : EmotionNames.KNOWN)
                    + (labels != null ? "" : "; name other labels with labels(...), or allow anyNames()")));
            emotions.put(label, known);
        }
        return known;
    }

    private static Split split(CsvRows.Row row, String split) {
        return EmotionNames.split(split)
                .orElseThrow(() -> row.malformed(
                        "the split is " + CsvRows.Row.quoted(split) + ", expected train, validation or test"));
    }

    private static double weight(CsvRows.Row row, String text) {
        double weight = Fields.decimal(text);
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw row.malformed(
                    "the weight is " + CsvRows.Row.quoted(text) + ", expected a number that is not negative");
        }
        return weight;
    }

    private Optional<ValenceArousal> valenceArousal(CsvRows.Row row) {
        Optional<String> valence = text(row, columns.valence);
        Optional<String> arousal = text(row, columns.arousal);
        if (valence.isEmpty() && arousal.isEmpty()) {
            return Optional.empty();
        }
        double v = Fields.decimal(valence.orElse(""));
        double a = Fields.decimal(arousal.orElse(""));
        if (!(Math.abs(v) <= 1 && Math.abs(a) <= 1)) {
            throw row.malformed("valence and arousal are " + CsvRows.Row.quoted(valence.orElse("")) + " and "
                    + CsvRows.Row.quoted(arousal.orElse("")) + ", expected two numbers in [-1, 1], or none");
        }
        return Optional.of(new ValenceArousal(v, a));
    }

    private Optional<VoteCounts> votes(CsvRows.Row row) {
        Group group = columns.votes;
        if (isBlank(row, group)) {
            return Optional.empty();
        }
        int[] counts = new int[group.places.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Fields.whole(row.get(group.places.get(i)));
            if (counts[i] < 0 || counts[i] > Fields.MAX_VOTES) {
                throw row.malformed("the votes for '" + group.labels.get(i) + "' are "
                        + CsvRows.Row.quoted(row.get(group.places.get(i))) + ", expected a whole number from 0 to "
                        + Fields.MAX_VOTES + ", or no votes at all");
            }
        }
        return Optional.of(VoteCounts.of(group.labels, counts));
    }

    private Optional<Scores> target(CsvRows.Row row) {
        Group group = columns.targets;
        if (isBlank(row, group)) {
            return Optional.empty();
        }
        double[] target = new double[labels.size()];
        for (int i = 0; i < target.length; i++) {
            target[labels.indexOf(group.labels.get(i))] = Fields.decimal(row.get(group.places.get(i)));
        }
        try {
            return Optional.of(Scores.of(labels, target));
        } catch (InvalidArgumentException e) {
            throw row.malformed("the target is no distribution over " + labels + ": " + e.getMessage());
        }
    }

    private static boolean isBlank(CsvRows.Row row, Group group) {
        return group.places.stream().allMatch(place -> row.get(place).isEmpty());
    }
}
