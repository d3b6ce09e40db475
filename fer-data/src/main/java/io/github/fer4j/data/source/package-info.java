/**
 * Readers of data sets, each a {@link io.github.fer4j.data.source.DataSource}: the published sets in the forms in which
 * they are handed out ({@link io.github.fer4j.data.source.Fer2013}, {@link io.github.fer4j.data.source.RafDb}, {@link
 * io.github.fer4j.data.source.AffectNet}, {@link io.github.fer4j.data.source.CkPlus}, {@link
 * io.github.fer4j.data.source.Jaffe}), folders of images ({@link io.github.fer4j.data.source.ClassFolders}) and lists of
 * images, which are also written ({@link io.github.fer4j.data.source.CsvManifest}). {@link
 * io.github.fer4j.data.source.Sources} says which of them a path is. {@link io.github.fer4j.data.source.CrowdAnswers} reads
 * what a crowd said of images.
 *
 * <p>A reader says which files to read and how strictly; {@code load} gives a {@link io.github.fer4j.FerDataset}, and {@code
 * loadWithReport} a {@link io.github.fer4j.data.source.LoadReport} that also lists every row that was skipped. Readers are
 * strict unless told to be lenient: the first row that breaks the format's rules is an error that names its file and line.
 * Whether an image is there is checked when a set is read, whether it can be decoded when it is asked for. {@link
 * io.github.fer4j.data.source.PixelDuplicates} finds the images that a data set holds more than once.
 */
package io.github.fer4j.data.source;
