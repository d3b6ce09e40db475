package io.github.fer4j.data.source;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.VoteCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One pass over counts of answers, a row an item. */
final class CrowdWide {
    private final CrowdAnswers.Settings settings;
    private final Map<String, VoteCounts> counts = new LinkedHashMap<>();
    private final Map<String, Long> lines = new LinkedHashMap<>();
    private LabelSet labels;
    private List<Integer> places;
    private CrowdFile files;
    private int rows;

    CrowdWide(CrowdAnswers.Settings settings) {
        this.settings = settings;
    }

    CrowdReport run() {
        String file;
        try (CsvRows csv = CsvRows.openAny(settings.file())) {
            file = csv.file();
            int item = CrowdFile.require(csv, settings.columns().item(), "item");
            findLabels(csv, item);
            files = new CrowdFile(settings, labels);
            csv.each(
                    row -> {
                        rows++;
                        add(row, item);
                    },
                    files::skip);
        }
        if (counts.isEmpty()) {
            throw new MalformedDatasetException(file, 0, "there is no sound row of counts; votes hold at least one");
        }
        Map<String, Emotion> truths = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        files.truths().labels().forEach((name, label) -> {
            if (counts.containsKey(name)) {
                truths.put(name, label);
            } else {
                without.add(name);
            }
        });
        return new CrowdReport(CrowdVotes.ofCounts(counts, truths), rows, files.skipped(), without);
    }

    /** The columns of the labels: those named, or else all but that of the items. */
    private void findLabels(CsvRows csv, int item) {
        List<Integer> found = new ArrayList<>();
        List<Emotion> emotions = new ArrayList<>();
        for (int i = 0; i < csv.header().size(); i++) {
            String column = csv.header().get(i);
            Emotion emotion = i == item ? null : EmotionNames.emotion(column).orElse(null);
            boolean wanted = i != item
                    && (settings.labels() == null
                            || emotion != null && settings.labels().contains(emotion));
            if (wanted && emotion == null) {
                throw new MalformedDatasetException(
                        csv.file(),
                        1,
                        "the column " + CsvRows.Row.quoted(column)
                                + " is called after no label; name the labels, with labels(...)");
            }
            if (wanted) {
                found.add(i);
                emotions.add(emotion);
            }
        }
        if (settings.labels() != null && !emotions.containsAll(settings.labels().emotions())) {
            throw new MalformedDatasetException(
                    csv.file(), 1, "expected a column for each of " + settings.labels() + ", got " + emotions);
        }
        try {
            labels = LabelSet.of(emotions);
        } catch (InvalidArgumentException e) {
            throw new MalformedDatasetException(csv.file(), 1, "the columns of the labels: " + e.getMessage(), e);
        }
        places = found;
        if (settings.labels() != null) {
            LabelSet inFile = labels;
            labels = settings.labels();
            places = labels.emotions().stream()
                    .map(e -> found.get(inFile.indexOf(e)))
                    .toList();
        }
    }

    private void add(CsvRows.Row row, int item) {
        String name = CrowdFile.filled(row, item, "item");
        int[] votes = new int[places.size()];
        for (int i = 0; i < votes.length; i++) {
            String text = row.get(places.get(i));
            votes[i] = Fields.whole(text);
            if (votes[i] < 0 || votes[i] > Fields.MAX_VOTES) {
                throw row.malformed("the votes for '" + labels.get(i) + "' are " + CsvRows.Row.quoted(text)
                        + ", expected a whole number from 0 to " + Fields.MAX_VOTES
                        + (settings.labels() == null ? "; for a column that is no label, name the labels" : ""));
            }
        }
        Long before = lines.putIfAbsent(name, row.line());
        if (before != null) {
            throw row.malformed("an item has one row of counts, got a second one for " + CsvRows.Row.quoted(name)
                    + ", the first in line " + before);
        }
        counts.put(name, VoteCounts.of(labels, votes));
    }
}
