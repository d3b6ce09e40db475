package io.github.fer4j.data.source;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One pass over answers, a row each. Answers are kept as numbers: a file may have millions. */
final class CrowdLong {
    private final CrowdAnswers.Settings settings;
    private final LabelSet known;
    private final CrowdFile files;
    private final Names items = new Names();
    private final Names workers = new Names();
    private final PairLines pairs = new PairLines();
    private int[] answers = new int[3 * 64];
    private int size;
    private int rows;

    CrowdLong(CrowdAnswers.Settings settings) {
        this.settings = settings;
        this.known = settings.labels() != null ? settings.labels() : LabelSet.of(EmotionNames.KNOWN);
        this.files = new CrowdFile(settings, known);
    }

    CrowdReport run() {
        String file;
        try (CsvRows csv = CsvRows.openAny(settings.file())) {
            file = csv.file();
            int item = CrowdFile.require(csv, settings.columns().item(), "item");
            int worker = CrowdFile.require(csv, settings.columns().worker(), "worker");
            int answer = CrowdFile.require(csv, settings.columns().answer(), "answer");
            csv.each(
                    row -> {
                        rows++;
                        add(row, item, worker, answer);
                    },
                    files::skip);
        }
        if (size == 0) {
            throw new MalformedDatasetException(file, 0, "there is no sound answer; votes hold at least one");
        }
        CrowdFile.Truths truths = files.truths();
        CrowdVotes.Builder votes = CrowdVotes.builder(files.labels());
        for (int at = 0; at < size; at += 3) {
            votes.answer(items.get(answers[at]), workers.get(answers[at + 1]), known.get(answers[at + 2]));
        }
        List<String> without = new ArrayList<>();
        truths.labels().forEach((name, label) -> {
            if (!items.has(name)) {
                without.add(name);
            } else if (truths.gold().containsKey(name)) {
                votes.gold(name, label);
            } else {
                votes.truth(name, label);
            }
        });
        return new CrowdReport(votes.build(), rows, files.skipped(), without);
    }

    private void add(CsvRows.Row row, int item, int worker, int answer) {
        String itemName = CrowdFile.filled(row, item, "item");
        String workerName = CrowdFile.filled(row, worker, "worker");
        int label = known.indexOf(files.label(row, answer));
        int itemNumber = items.number(itemName);
        int workerNumber = workers.number(workerName);
        long before = pairs.putIfAbsent((long) itemNumber << 32 | workerNumber, row.line());
        if (before >= 0) {
            throw row.malformed("a worker answers an item once, got a second answer of "
                    + CsvRows.Row.quoted(workerName) + " about " + CsvRows.Row.quoted(itemName)
                    + ", the first in line " + before + "; remove one of them");
        }
        if (size == answers.length) {
            answers = Arrays.copyOf(answers, 2 * size);
        }
        answers[size++] = itemNumber;
        answers[size++] = workerNumber;
        answers[size++] = label;
    }

    /** Names, numbered as they come. */
    private static final class Names {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();

        int number(String name) {
            Integer known = numbers.putIfAbsent(name, names.size());
            if (known == null) {
                names.add(name);
                return names.size() - 1;
            }
            return known;
        }

        String get(int number) {
            return names.get(number);
        }

        boolean has(String name) {
            return numbers.containsKey(name);
        }
    }

    /** The line of each pair of item and worker: a hash table of primitives, 16 bytes an entry and its spare room. */
    private static final class PairLines {
        private long[] keys = new long[1024];
        /** 0 where an entry is free: lines are counted from 1. */
        private long[] lines = new long[1024];

        private int size;

        /** The line that the pair had before, or -1. */
        long putIfAbsent(long key, long line) {
            if (2 * size >= keys.length) {
                grow();
            }
            int at = find(key);
            if (lines[at] > 0) {
                return lines[at];
            }
            keys[at] = key;
            lines[at] = line;
            size++;
            return -1;
        }

        private int find(long key) {
            int mask = keys.length - 1;
            int at = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
            while (lines[at] > 0 && keys[at] != key) {
                at = at + 1 & mask;
            }
            return at;
        }

        private void grow() {
            long[] oldKeys = keys;
            long[] oldLines = lines;
            keys = new long[2 * oldKeys.length];
            lines = new long[2 * oldLines.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldLines[i] > 0) {
                    int at = find(oldKeys[i]);
                    keys[at] = oldKeys[i];
                    lines[at] = oldLines[i];
                }
            }
        }
    }
}
