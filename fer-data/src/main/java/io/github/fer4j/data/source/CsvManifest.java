package io.github.fer4j.data.source;

import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A csv file that lists images with what is known of them: the form for data sets of one's own, read and written.
 * Immutable: each method gives a new reader.
 *
 * <pre>
 * path,label,split,subject,valence,arousal
 * images/anna-1.png,happy,train,anna,0.8,0.4
 * images/ben-1.jpg,fear,test,ben,,
 * </pre>
 *
 * Columns may come in any order, and only {@code path} and {@code label} must be there:
 *
 * <ul>
 *   <li>{@code path}: the image, relative to the folder of the csv file (or absolute);
 *   <li>{@code label}: a name as {@link io.github.fer4j.Emotion#of} understands it, or a class number where {@link
 *       #labels} says of what; empty for a sample without a label;
 *   <li>{@code split}: train, validation or test; {@code subject}: who is shown; {@code weight}: 1 where it is empty;
 *   <li>{@code valence}, {@code arousal}: both or none, in [-1, 1];
 *   <li>{@code id}: what the sample is called, if not like the path;
 *   <li>{@code votes:anger}, {@code votes:fear}, ...: how often the crowd gave each answer; all or none;
 *   <li>{@code target:anger}, {@code target:fear}, ...: the distribution to learn, a column for each label; all or none.
 * </ul>
 *
 * The label set is the one that {@link #labels} names, or that a file {@code NAME.labels.txt} beside {@code NAME.csv} lists,
 * an emotion a line, or that of the target columns, or else made of the labels found: the seven of {@link LabelSet#EKMAN_7}
 * in its order, then contempt, then (after {@link #anyNames}) others by name.
 */
public final class CsvManifest implements DataSource {
    static final String FILE = "manifest.csv";
    static final String VOTES = "votes:";
    static final String TARGET = "target:";
    static final List<String> PLAIN_COLUMNS =
            List.of("path", "label", "id", "split", "subject", "weight", "valence", "arousal");

    private final Path file;
    private final String name;
    private final LabelSet labels;
    private final boolean anyNames;
    private final boolean lenient;

    private CsvManifest(Path file, String name, LabelSet labels, boolean anyNames, boolean lenient) {
        this.file = file;
        this.name = name;
        this.labels = labels;
        this.anyNames = anyNames;
        this.lenient = lenient;
    }

    /** What becomes of images that are files already when a data set is written. */
    public enum ImagePolicy {
        /** Every image is decoded and written as PNG. */
        WRITE_PNG,
        /** Image files are copied as they are; images in memory are written as PNG. */
        COPY_FILES,
        /** Image files stay where they are, and the csv file leads to them; images in memory are written as PNG. */
        REFERENCE_FILES
    }

    /**
     * A reader.
     *
     * @param file the csv file, which may be packed with gzip
     * @return a strict reader; the data set is called like the file
     */
    public static CsvManifest of(Path file) {
        return new CsvManifest(Objects.requireNonNull(file, "file"), null, null, false, false);
    }

    /**
     * Writes a data set, with all images as PNG.
     *
     * @param data the data set
     * @param folder where to; made if it is not there
     * @return the csv file, {@code manifest.csv} in the folder
     * @see #write(FerDataset, Path, ImagePolicy)
     */
    public static Path write(FerDataset data, Path folder) {
        return write(data, folder, ImagePolicy.WRITE_PNG);
    }

    /**
     * Writes a data set so that reading it gives the same: ids, labels, label set, targets, votes, weights, splits,
     * subjects, valence and arousal, and the pixels of the images. The images go to {@code images}, numbered; the csv file
     * comes last, so that it never lists images that are not there yet.
     *
     * @param data the data set; its name is not written
     * @param folder where to; made if it is not there
     * @param images what becomes of images that are files already
     * @return the csv file, {@code manifest.csv} in the folder
     * @throws io.github.fer4j.FerException if the folder has a manifest already, or cannot be written
     * @throws io.github.fer4j.UnreadableImageException if an image cannot be read
     * @throws io.github.fer4j.InvalidArgumentException if an id or a subject is empty or has spaces around it, votes are
     *     over different options, or an image is too small to be read again
     */
    public static Path write(FerDataset data, Path folder, ImagePolicy images) {
        return new ManifestWriter(data, folder, images).write();
    }

    /**
     * Says what the labels are, whether they occur or not.
     *
     * @param set the label set
     * @return the reader
     */
    public CsvManifest labels(LabelSet set) {
        return new CsvManifest(file, name, Objects.requireNonNull(set, "set"), false, lenient);
    }

    /**
     * Takes unknown names for emotions of their own.
     *
     * @return the reader
     */
    public CsvManifest anyNames() {
        return new CsvManifest(file, name, null, true, lenient);
    }

    /**
     * Says what the data set is called.
     *
     * @param dataset its name in reports
     * @return the reader
     */
    public CsvManifest named(String dataset) {
        return new CsvManifest(file, Objects.requireNonNull(dataset, "dataset"), labels, anyNames, lenient);
    }

    @Override
    public CsvManifest lenient() {
        return new CsvManifest(file, name, labels, anyNames, true);
    }

    @Override
    public String describe() {
        return "csv manifest " + file;
    }

    @Override
    public LoadReport loadWithReport() {
        return new ManifestLoad(file, name, labels, anyNames, new Loading(lenient)).run();
    }

    /** Where the labels of a manifest are listed: {@code a.labels.txt} for {@code a.csv} and {@code a.csv.gz}. */
    static Path labelFile(Path manifest) {
        String base = Folders.nameOf(manifest).replaceFirst("(?i)(\\.csv)?(\\.gz)?$", "");
        return manifest.resolveSibling(base + ".labels.txt");
    }
}
