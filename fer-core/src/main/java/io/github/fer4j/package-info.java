/**
 * The vocabulary of fer4j and its entry point.
 *
 * <p>An {@link io.github.fer4j.Emotion} is what a face shows; a {@link io.github.fer4j.LabelSet} is the ordered list of
 * emotions that a data set or a model knows; {@link io.github.fer4j.Scores} is a probability for each of them. An
 * {@link io.github.fer4j.Image} is an immutable raster of bytes. A {@link io.github.fer4j.FerDataset} is a list of
 * {@link io.github.fer4j.Sample samples}: a lazily loaded image with a hard label, crowd votes, a target distribution, or
 * several of these. A {@link io.github.fer4j.Classifier} turns face crops into scores; an {@link io.github.fer4j.Ensemble} is
 * several of them as one, {@link io.github.fer4j.TestTimeAugmentation} lets one look several times. {@link
 * io.github.fer4j.Fer} puts it all together for applications: photo in, faces with scores out, as a {@link
 * io.github.fer4j.FerResult}; a {@link io.github.fer4j.FerBatch} does so with any number of photos, a {@link
 * io.github.fer4j.FrameSmoother} steadies the results of a sequence.
 *
 * <p>A {@link io.github.fer4j.FaceDetector} finds {@link io.github.fer4j.Face faces} in photos, a {@link
 * io.github.fer4j.LandmarkDetector} the {@link io.github.fer4j.Landmarks} of a face, by which a {@link
 * io.github.fer4j.Similarity} aligns it. An {@link io.github.fer4j.Explainer} says where in a face a classifier saw what it says,
 * as a {@link io.github.fer4j.SaliencyMap}.
 *
 * <p>Engines and image codecs plug in through {@link io.github.fer4j.spi}; models are files in the format of {@link
 * io.github.fer4j.format}. Everything that goes wrong is a {@link io.github.fer4j.FerException}.
 */
package io.github.fer4j;
