package io.github.fer4j.data.source;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.DISGUST;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.NEUTRAL;
import static io.github.fer4j.Emotion.SADNESS;
import static io.github.fer4j.Emotion.SURPRISE;

import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the two 48x48 forms of the Extended Cohn-Kanade set that are passed on (Lucey et al.: <i>The Extended Cohn-Kanade
 * Dataset (CK+)</i>, CVPR Workshops 2010). Immutable.
 *
 * <pre>
 * CK+48/anger/S010_004_00000017.png     subject S010, session 004, frame 17: 981 images of 118 subjects
 * ckextended.csv                        emotion,pixels,Usage: 920 rows
 * </pre>
 *
 * The folders hold the last three frames of each sequence, nearly alike, and no neutral faces: split them by {@link
 * io.github.fer4j.Sample#subject subject}, or the same face is learned and tested. The csv file does not say who is shown.
 */
public final class CkPlus implements DataSource {
    /** The seven of the folders. */
    public static final LabelSet FOLDERS_7 = LabelSet.of(ANGER, CONTEMPT, DISGUST, FEAR, HAPPINESS, SADNESS, SURPRISE);

    /** The eight of the csv file, in the order of their numbers: those of FER-2013, then contempt. */
    public static final LabelSet CSV_8 =
            LabelSet.of(ANGER, DISGUST, FEAR, HAPPINESS, SADNESS, SURPRISE, NEUTRAL, CONTEMPT);

    static final Pattern NAME = Pattern.compile("([Ss][0-9]{3})_[0-9]{3}_[0-9]{8}\\.[A-Za-z]+");

    private final Path path;
    private final boolean isCsv;
    private final boolean lenient;

    private CkPlus(Path path, boolean isCsv, boolean lenient) {
        this.path = Objects.requireNonNull(path, "path");
        this.isCsv = isCsv;
        this.lenient = lenient;
    }

    /**
     * The folders, CK+48: subjects from the file names, no splits, labels {@link #FOLDERS_7}.
     *
     * @param folder the folder {@code CK+48}
     * @return a strict reader
     */
    public static CkPlus folders(Path folder) {
        return new CkPlus(folder, false, false);
    }

    /**
     * The csv file: splits from its Usage as in {@link Fer2013}, no subjects, labels {@link #CSV_8}.
     *
     * @param file {@code ckextended.csv}
     * @return a strict reader
     */
    public static CkPlus csv(Path file) {
        return new CkPlus(file, true, false);
    }

    @Override
    public CkPlus lenient() {
        return new CkPlus(path, isCsv, true);
    }

    @Override
    public String describe() {
        return (isCsv ? "CK+ as csv in " : "CK+48 in ") + path;
    }

    @Override
    public LoadReport loadWithReport() {
        return isCsv ? loadCsv() : loadFolders();
    }

    private LoadReport loadFolders() {
        ClassFolders folders = ClassFolders.of(path).labels(FOLDERS_7);
        Map<String, String> subjects = new HashMap<>();
        return (lenient ? folders.lenient() : folders).load("CK+48", (id, sample) -> {
            Matcher name = NAME.matcher(id.substring(id.lastIndexOf('/') + 1));
            if (!name.matches()) {
                throw new MalformedDatasetException(
                        id, 0, "expected a name of subject, session and frame, such as S010_004_00000017.png");
            }
            sample.subject(subjects.computeIfAbsent(name.group(1), key -> key));
        });
    }

    private LoadReport loadCsv() {
        try (CsvRows rows = CsvRows.open(path, PixelRow.COLUMNS)) {
            Loading loading = new Loading(lenient);
            rows.each(row -> loading.add(PixelRow.parse(row, CSV_8).sample().build()), loading::skip);
            PixelRow.requireRows(rows, loading);
            return loading.report("CK+", CSV_8);
        }
    }
}
