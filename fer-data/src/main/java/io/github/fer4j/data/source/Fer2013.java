package io.github.fer4j.data.source;

import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.VoteCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads FER-2013 and, with the votes of FER+, either data set in the forms of their papers. Immutable: each {@code with}
 * method gives a new reader, and files are opened only by {@link #load}.
 *
 * <pre>{@code
 * FerDataset fer2013 = Fer2013.csv(Path.of("fer2013.csv.gz")).load();
 * FerDataset ferPlus = Fer2013.csv(Path.of("fer2013.csv.gz"))
 *     .withFerPlusVotes(Path.of("fer2013new.csv"))
 *     .ferPlus(FerPlusTarget.CROSS_ENTROPY)
 *     .load();
 * }</pre>
 *
 * <p>FER-2013 (Goodfellow et al., <i>Challenges in Representation Learning: A report on three machine learning
 * contests</i>, 2013) is one csv file, {@code emotion,pixels,Usage}: a class number in the order of {@link
 * LabelSet#EKMAN_7}; 2,304 gray values 0 to 255 with spaces between them, 48 rows of 48; and Training (28,709 rows),
 * PublicTest (3,589) or PrivateTest (3,589), which become {@link Split#TRAIN}, {@link Split#VALIDATION} and {@link
 * Split#TEST}. The set repeats images, also between splits: see {@link PixelDuplicates}.
 *
 * <p>FER+ (Barsoum et al. 2016, arXiv 1608.01041) gives each of these rows ten votes in a second csv file, {@code
 * Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF}. Row <i>i</i> of one file
 * belongs to row <i>i</i> of the other; the number in the image name is no key, since it falls behind from row 60 on.
 *
 * <p>Both files may be packed with gzip, have CRLF line ends, a byte order mark, quoted fields, and their columns in
 * another order. A set takes about 2.5 KB of heap a row.
 */
public final class Fer2013 implements DataSource {
    private static final List<String> VOTE_COLUMNS = List.of(
            "Usage",
            "neutral",
            "happiness",
            "surprise",
            "sadness",
            "anger",
            "disgust",
            "fear",
            "contempt",
            "unknown",
            "NF");

    private final Path csv;
    private final Path votes;
    private final FerPlusTarget target;
    private final boolean lenient;

    private Fer2013(Path csv, Path votes, FerPlusTarget target, boolean lenient) {
        this.csv = csv;
        this.votes = votes;
        this.target = target;
        this.lenient = lenient;
    }

    /**
     * A reader of the images and labels of FER-2013.
     *
     * @param file {@code fer2013.csv} or the same packed with gzip
     * @return a strict reader
     */
    public static Fer2013 csv(Path file) {
        return new Fer2013(Objects.requireNonNull(file, "file"), null, null, false);
    }

    /**
     * Also reads the votes of FER+ and attaches them to the samples, over {@link FerPlusTarget#OPTIONS}. The labels stay
     * those of FER-2013 unless {@link #ferPlus} is called too.
     *
     * @param file {@code fer2013new.csv}, with a row for each row of the images
     * @return the reader
     */
    public Fer2013 withFerPlusVotes(Path file) {
        return new Fer2013(csv, Objects.requireNonNull(file, "file"), target, lenient);
    }

    /**
     * Makes the data set FER+, over {@link LabelSet#FERPLUS_8}: each sample has a target made of its votes and the top of
     * that target as its label, and rows without a clear answer are left out. The rule given is that of the training
     * rows; validation and test rows follow {@link FerPlusTarget#MAJORITY} whatever it is, as in the paper, so that
     * accuracies compare. Needs {@link #withFerPlusVotes}.
     *
     * @param rule how votes become targets
     * @return the reader
     */
    public Fer2013 ferPlus(FerPlusTarget rule) {
        return new Fer2013(csv, votes, Objects.requireNonNull(rule, "rule"), lenient);
    }

    /**
     * Skips rows that break the format's rules, where a strict reader stops with an error. A file that breaks off gives
     * what came before. Still errors: a file that cannot be opened or has another header, and images and votes that do not
     * belong together (another number of rows, another Usage in the same row).
     *
     * @return the reader
     */
    @Override
    public Fer2013 lenient() {
        return new Fer2013(csv, votes, target, true);
    }

    /**
     * Reads the data set.
     *
     * @return the samples in the order of the file, named {@code fer2013.csv:118} after file and line; the data set is
     *     called {@code FER-2013}, or {@code FER+} after {@link #ferPlus}
     * @throws FerException if a file cannot be opened
     * @throws MalformedDatasetException if a file breaks the rules of its format
     * @throws InvalidArgumentException if {@link #ferPlus} was called without {@link #withFerPlusVotes}
     */
    @Override
    public FerDataset load() {
        return loadWithReport().dataset();
    }

    /**
     * Reads the data set and reports what was left out.
     *
     * @return the data set as {@link #load} gives it, with counts
     * @throws FerException as {@link #load}
     */
    @Override
    public LoadReport loadWithReport() {
        if (target != null && votes == null) {
            throw new InvalidArgumentException("FER+ targets are made of votes, got the rule " + target
                    + " without a votes file; call withFerPlusVotes(file) as well");
        }
        try (CsvRows imageRows = CsvRows.open(csv, PixelRow.COLUMNS);
                CsvRows voteRows = votes == null ? null : CsvRows.open(votes, VOTE_COLUMNS)) {
            return new Load(imageRows, voteRows).run();
        }
    }

    @Override
    public String describe() {
        return (target == null ? "FER-2013" : "FER+ (" + target + ")") + " in " + csv
                + (votes == null ? "" : ", with the votes in " + votes);
    }

    /** One pass over the files, side by side. */
    private final class Load {
        private final CsvRows imageRows;
        private final CsvRows voteRows;
        private final Loading loading = new Loading(lenient);

        Load(CsvRows imageRows, CsvRows voteRows) {
            this.imageRows = imageRows;
            this.voteRows = voteRows;
        }

        LoadReport run() {
            boolean more = true;
            while (more) {
                more = step();
            }
            PixelRow.requireRows(imageRows, loading);
            return target == null
                    ? loading.report("FER-2013", LabelSet.EKMAN_7)
                    : loading.report("FER+", LabelSet.FERPLUS_8);
        }

        private boolean step() {
            CsvRows.Row imageRow;
            CsvRows.Row voteRow;
            try {
                imageRow = imageRows.next();
                voteRow = voteRows == null ? null : voteRows.next();
            } catch (MalformedDatasetException broken) {
                loading.skip(broken);
                return false;
            }
            if (voteRows != null && (imageRow == null) != (voteRow == null)) {
                throw countsDiffer(imageRow, voteRow);
            }
            if (imageRow == null) {
                return false;
            }
            // Both rows were taken before either is looked at: a skipped row must not shift the votes of the next ones.
            PixelRow image;
            Voted voted;
            try {
                image = PixelRow.parse(imageRow, LabelSet.EKMAN_7);
                voted = voteRow == null ? null : votes(voteRow);
            } catch (MalformedDatasetException bad) {
                loading.skip(bad);
                return true;
            }
            if (voted != null && voted.split != image.split()) {
                throw voteRow.malformed("the Usage '" + voteRow.get(0) + "' is not that of the image at "
                        + image.id() + " ('" + imageRow.get(2)
                        + "'); votes are joined by line, so use the votes file that belongs to these images");
            }
            add(image, voted);
            return true;
        }

        private MalformedDatasetException countsDiffer(CsvRows.Row imageRow, CsvRows.Row voteRow) {
            long images = loading.rows() + (imageRow == null ? 0 : 1 + imageRows.drain());
            long voted = loading.rows() + (voteRow == null ? 0 : 1 + voteRows.drain());
            return new MalformedDatasetException(
                    voteRows.file(),
                    0,
                    voted + " rows of votes for the " + images + " rows of " + imageRows.file()
                            + "; votes are joined by line, so use the votes file that belongs to these images");
        }

        private void add(PixelRow image, Voted voted) {
            Sample.Builder sample = image.sample();
            if (voted != null) {
                sample.votes(voted.counts);
            }
            if (target == null) {
                loading.add(sample.build());
                return;
            }
            FerPlusTarget rule = image.split() == Split.TRAIN ? target : FerPlusTarget.MAJORITY;
            Optional<Scores> scores = rule.apply(voted.counts);
            if (scores.isPresent()) {
                loading.add(
                        sample.label(scores.get().top()).target(scores.get()).build());
            } else {
                loading.drop("no clear answer by the rule " + rule);
            }
        }
    }

    private record Voted(VoteCounts counts, Split split) {}

    private static Voted votes(CsvRows.Row row) {
        int[] counts = new int[FerPlusTarget.OPTIONS.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(row, i + 1);
        }
        return new Voted(VoteCounts.of(FerPlusTarget.OPTIONS, counts), PixelRow.split(row, row.get(0)));
    }

    private static int count(CsvRows.Row row, int column) {
        int count = Fields.whole(row.get(column));
        if (count < 0 || count > Fields.MAX_VOTES) {
            throw row.malformed("the votes for '" + VOTE_COLUMNS.get(column) + "' are "
                    + CsvRows.Row.quoted(row.get(column)) + ", expected a whole number from 0 to " + Fields.MAX_VOTES);
        }
        return count;
    }
}
