package io.github.fer4j.data.source;

import io.github.fer4j.FerDataset;

/**
 * Something that a data set can be read from: the files of a published set, a folder, a manifest. Immutable; files are
 * opened only by {@link #load} and {@link #loadWithReport}. {@link Sources#recognise} finds the source that fits a path.
 */
public interface DataSource {
    /**
     * Reads the data set.
     *
     * @return the data set; images that are files stay on disk until they are asked for
     * @throws io.github.fer4j.FerException if a file or folder cannot be opened
     * @throws io.github.fer4j.MalformedDatasetException if something breaks the rules of the format, and the source is
     *     strict
     */
    default FerDataset load() {
        return loadWithReport().dataset();
    }

    /**
     * Reads the data set and reports what was left out.
     *
     * @return the data set as {@link #load} gives it, with counts
     * @throws io.github.fer4j.FerException as {@link #load}
     */
    LoadReport loadWithReport();

    /**
     * The same source, but rows that break the format's rules are skipped and reported, where a strict source stops with
     * an error. What concerns the whole, such as a missing folder or another header, stays an error.
     *
     * @return the lenient source
     */
    DataSource lenient();

    /** What is read from where, such as {@code RAF-DB, aligned images, in data/basic}. */
    String describe();
}
