package io.github.fer4j.data.source;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Reads what a crowd answered, from csv files in one of two forms. Immutable: each method gives a new reader.
 *
 * <pre>
 * item,worker,label          item,anger,fear,happiness
 * face 1,anna,fear           face 1,0,2,1
 * face 1,ben,surprise        face 2,3,0,0
 * </pre>
 *
 * The long form has a row for each answer, the wide form a row for each item with the counts. Answers are names as {@link
 * io.github.fer4j.Emotion#of} understands them, or numbers in the label set that {@link #labels} names. Columns may come in
 * any order; instead of {@code item,worker,label} they may be called {@code question} or {@code task} or {@code image},
 * {@code annotator} or {@code rater} or {@code user}, and {@code answer} or {@code response} or {@code annotation}; other
 * names are said with {@link #columns}. Files may be packed with gzip.
 *
 * <p>A worker's second answer about an item, an unknown label and an empty field are errors that name the line; a {@link
 * #lenient} reader skips such rows (of repeated answers it keeps the first).
 */
public final class CrowdAnswers {
    static final List<String> ITEM = List.of("item", "question", "task", "image", "path", "image name", "id");
    static final List<String> WORKER =
            List.of("worker", "annotator", "rater", "user", "worker_id", "workerid", "annotator_id");
    static final List<String> ANSWER = List.of("label", "answer", "response", "annotation", "emotion");
    static final List<String> TRUTH = List.of("truth", "gold", "true_label", "label", "answer");

    private final Settings settings;

    private CrowdAnswers(Settings settings) {
        this.settings = settings;
    }

    /** What the columns may be called. */
    record Columns(List<String> item, List<String> worker, List<String> answer) {}

    /** All that a reader was told; labels and the files of truths may be null. */
    record Settings(
            Path file, boolean wide, LabelSet labels, Columns columns, Path truth, Path gold, boolean lenient) {}

    private static CrowdAnswers of(Path file, boolean wide) {
        Columns usual = new Columns(ITEM, WORKER, ANSWER);
        return new CrowdAnswers(
                new Settings(Objects.requireNonNull(file, "file"), wide, null, usual, null, null, false));
    }

    /**
     * A reader of one row an answer.
     *
     * @param file csv with the columns item, worker and label
     * @return a strict reader
     */
    public static CrowdAnswers longForm(Path file) {
        return of(file, false);
    }

    /**
     * A reader of one row an item, with how often each answer was given.
     *
     * @param file csv with the column item and one for each label; without {@link #labels}, every other column is a label
     * @return a strict reader
     */
    public static CrowdAnswers wideForm(Path file) {
        return of(file, true);
    }

    /**
     * Says what could be answered, in the order of the class numbers. Without it, answers are names of the eight emotions
     * that {@link io.github.fer4j.Emotion} has as constants, and the label set is of those that occur.
     *
     * @param set the answers; may hold more than emotions, such as {@code unknown}
     * @return the reader
     */
    public CrowdAnswers labels(LabelSet set) {
        Objects.requireNonNull(set, "set");
        Settings s = settings;
        return new CrowdAnswers(new Settings(s.file, s.wide, set, s.columns, s.truth, s.gold, s.lenient));
    }

    /**
     * Says what the columns of the long form are called.
     *
     * @param item what was asked about
     * @param worker who answered
     * @param answer what was answered
     * @return the reader
     * @throws InvalidArgumentException if this is the wide form
     */
    public CrowdAnswers columns(String item, String worker, String answer) {
        if (settings.wide) {
            throw new InvalidArgumentException("the wide form has no worker and answer columns, got '" + worker
                    + "' and '" + answer + "'; use itemColumn(...)");
        }
        return withColumns(new Columns(List.of(item), List.of(worker), List.of(answer)));
    }

    /**
     * Says what the column of the items is called, in all files.
     *
     * @param item its name
     * @return the reader
     */
    public CrowdAnswers itemColumn(String item) {
        return withColumns(new Columns(List.of(item), settings.columns.worker, settings.columns.answer));
    }

    private CrowdAnswers withColumns(Columns columns) {
        Settings s = settings;
        return new CrowdAnswers(new Settings(s.file, s.wide, s.labels, columns, s.truth, s.gold, s.lenient));
    }

    /**
     * Adds what is right, for measuring.
     *
     * @param file csv with a column for the item and one called {@code truth}, {@code gold}, {@code label} or {@code answer}
     * @return the reader
     */
    public CrowdAnswers truth(Path file) {
        return withTruths(Objects.requireNonNull(file, "file"), settings.gold);
    }

    /**
     * Names the items that were asked to test the workers, their answers being known.
     *
     * @param file csv with a column for the item, and one for the truth unless {@link #truth} has it
     * @return the reader
     * @throws InvalidArgumentException if this is the wide form, of which nobody knows who answered
     */
    public CrowdAnswers gold(Path file) {
        if (settings.wide) {
            throw new InvalidArgumentException(
                    "gold items test workers, whom the wide form does not know, got " + file + "; use truth(...)");
        }
        return withTruths(settings.truth, Objects.requireNonNull(file, "file"));
    }

    private CrowdAnswers withTruths(Path truth, Path gold) {
        Settings s = settings;
        return new CrowdAnswers(new Settings(s.file, s.wide, s.labels, s.columns, truth, gold, s.lenient));
    }

    /**
     * Skips rows that break the rules, where a strict reader stops with an error.
     *
     * @return the reader
     */
    public CrowdAnswers lenient() {
        Settings s = settings;
        return new CrowdAnswers(new Settings(s.file, s.wide, s.labels, s.columns, s.truth, s.gold, true));
    }

    /**
     * Reads the answers.
     *
     * @return the votes; items and workers in the order in which they come
     * @throws io.github.fer4j.FerException if a file cannot be opened
     * @throws io.github.fer4j.MalformedDatasetException if a file breaks the rules
     */
    public CrowdVotes load() {
        return loadWithReport().votes();
    }

    /**
     * Reads the answers and reports what was left out.
     *
     * @return the votes as {@link #load} gives them, with counts
     * @throws io.github.fer4j.FerException as {@link #load}
     */
    public CrowdReport loadWithReport() {
        return settings.wide ? new CrowdWide(settings).run() : new CrowdLong(settings).run();
    }
}
