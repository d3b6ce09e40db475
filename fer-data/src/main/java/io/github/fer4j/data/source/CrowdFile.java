package io.github.fer4j.data.source;

import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What reading both forms of crowd answers shares: settings, skipping, finding columns, and the files of truths. */
final class CrowdFile {
    private final CrowdAnswers.Settings settings;
    private final List<SkippedRow> skipped = new ArrayList<>();

    /** What labels are looked up in: those named, or else all that go without saying. */
    private final LabelSet known;

    /** Of {@link #known}, what occurred. */
    private final Set<Emotion> found = new TreeSet<>();

    CrowdFile(CrowdAnswers.Settings settings, LabelSet known) {
        this.settings = settings;
        this.known = known;
    }

    List<SkippedRow> skipped() {
        return skipped;
    }

    void skip(MalformedDatasetException problem) {
        if (!settings.lenient()) {
            throw problem;
        }
        skipped.add(new SkippedRow(problem.file(), problem.line(), problem.getMessage()));
    }

    /** The label set: as named, or of what occurred. */
    LabelSet labels() {
        return settings.labels() != null
                ? settings.labels()
                : EmotionNames.labelSet(found, settings.file().toString());
    }

    static int require(CsvRows rows, List<String> names, String what) {
        int place = rows.column(names);
        if (place < 0) {
            throw new MalformedDatasetException(
                    rows.file(),
                    1,
                    "the column of the " + what + " is missing, expected " + String.join(" or ", names) + ", got "
                            + CsvRows.Row.quoted(String.join(",", rows.header()))
                            + "; say what it is called, with columns(...) or itemColumn(...)");
        }
        return place;
    }

    static String filled(CsvRows.Row row, int column, String what) {
        String text = row.get(column);
        if (text.isEmpty()) {
            throw row.malformed("the " + what + " is empty, expected a name");
        }
        return text;
    }

    Emotion label(CsvRows.Row row, int column) {
        String text = filled(row, column, "label");
        Emotion label = (settings.labels() == null
                        ? EmotionNames.emotion(text).filter(known::contains)
                        : EmotionNames.emotion(text, known))
                .orElseThrow(() -> row.malformed("the label is " + CsvRows.Row.quoted(text) + ", expected one of "
                        + known
                        + (settings.labels() != null
                                ? " or its number from 0 to " + (known.size() - 1)
                                : "; for other labels or for numbers, name them with labels(...)")));
        found.add(label);
        return label;
    }

    /** The truths of the truth file and of the gold list, by item. */
    Truths truths() {
        Truths truths = new Truths(new LinkedHashMap<>(), new LinkedHashMap<>());
        if (settings.truth() != null) {
            read(settings.truth(), false, truths);
        }
        if (settings.gold() != null) {
            read(settings.gold(), true, truths);
        }
        return truths;
    }

    /** What is right, by item, and the items that are gold, each with the line that says so. */
    record Truths(Map<String, Emotion> labels, Map<String, Long> gold) {}

    private void read(Path file, boolean gold, Truths truths) {
        try (CsvRows rows = CsvRows.openAny(file)) {
            List<String> names = new ArrayList<>(settings.columns().item());
            names.addAll(CrowdAnswers.ITEM);
            int item = require(rows, names, "item");
            int truth = rows.column(CrowdAnswers.TRUTH);
            if (truth < 0 && !gold) {
                require(rows, CrowdAnswers.TRUTH, "truth");
            }
            rows.each(
                    row -> {
                        String name = filled(row, item, "item");
                        if (truth >= 0) {
                            Emotion label = label(row, truth);
                            Emotion before = truths.labels.putIfAbsent(name, label);
                            if (before != null && (!gold || !before.equals(label))) {
                                throw row.malformed("an item has one truth, got '" + before + "' and '" + label
                                        + "' for " + CsvRows.Row.quoted(name));
                            }
                        } else if (!truths.labels.containsKey(name)) {
                            throw row.malformed("the truth of the gold item " + CsvRows.Row.quoted(name)
                                    + " is not known; add a column 'truth', or a truth file with truth(...)");
                        }
                        if (gold) {
                            truths.gold.putIfAbsent(name, row.line());
                        }
                    },
                    this::skip);
        }
    }
}
