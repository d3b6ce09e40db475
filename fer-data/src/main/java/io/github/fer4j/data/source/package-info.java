/**
 * Readers of published data sets. A reader such as {@link io.github.fer4j.data.source.Fer2013} says which files to read
 * and how strictly; {@code load} gives a {@link io.github.fer4j.FerDataset}, and {@code loadWithReport} a {@link
 * io.github.fer4j.data.source.LoadReport} that also lists every row that was skipped. Readers are strict unless told to be
 * lenient: the first row that breaks the format's rules is an error that names its file and line. {@link
 * io.github.fer4j.data.source.PixelDuplicates} finds the images that a data set holds more than once.
 */
package io.github.fer4j.data.source;
