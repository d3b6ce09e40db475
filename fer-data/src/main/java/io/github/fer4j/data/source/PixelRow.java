package io.github.fer4j.data.source;

import io.github.fer4j.Emotion;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.util.List;

/** A row of the csv form that FER-2013 introduced and others took over: a class number, 48x48 pixels, a Usage. */
record PixelRow(String id, Image pixels, Emotion label, Split split) {
    static final List<String> COLUMNS = List.of("emotion", "pixels", "Usage");

    /** Reads a row of a file with {@link #COLUMNS}, whose class numbers are those of the label set. */
    static PixelRow parse(CsvRows.Row row, LabelSet labels) {
        Emotion label = label(row, labels);
        Image pixels = PixelField.parse(row, row.get(1));
        return new PixelRow(row.file() + ":" + row.line(), pixels, label, split(row, row.get(2)));
    }

    Sample.Builder sample() {
        return Sample.builder(id, pixels).label(label).split(split);
    }

    private static Emotion label(CsvRows.Row row, LabelSet labels) {
        String text = row.get(0);
        int number = text.length() == 1 ? text.charAt(0) - '0' : -1;
        if (number < 0 || number >= labels.size()) {
            throw row.malformed("the emotion is " + CsvRows.Row.quoted(text) + ", expected a number from 0 to "
                    + (labels.size() - 1) + " for " + labels);
        }
        return labels.get(number);
    }

    /** FER-2013's names for the parts of its challenge. */
    static Split split(CsvRows.Row row, String usage) {
        return switch (usage) {
            case "Training" -> Split.TRAIN;
            case "PublicTest" -> Split.VALIDATION;
            case "PrivateTest" -> Split.TEST;
            default ->
                throw row.malformed(
                        "the Usage is " + CsvRows.Row.quoted(usage) + ", expected Training, PublicTest or PrivateTest");
        };
    }

    static void requireRows(CsvRows rows, Loading loading) {
        if (loading.rows() == 0) {
            throw new MalformedDatasetException(
                    rows.file(), 0, "there are no rows after the header; a data set has at least one");
        }
    }
}
