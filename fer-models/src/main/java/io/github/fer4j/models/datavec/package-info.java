/**
 * The bridge to DataVec and ND4J, in both directions: {@link io.github.fer4j.models.datavec.RecordReaderSource} reads any
 * DataVec record reader of images and labels into a data set, {@link io.github.fer4j.models.datavec.DatasetRecordReader} is a
 * data set as a record reader, and {@link io.github.fer4j.models.datavec.BatchesIterator} is its batches as an ND4J {@code
 * DataSetIterator}. DataVec ({@code org.datavec:datavec-api}) is an optional dependency: who bridges to it has it already, and
 * nothing outside this package needs it; the iterator does not need it either.
 */
package io.github.fer4j.models.datavec;
