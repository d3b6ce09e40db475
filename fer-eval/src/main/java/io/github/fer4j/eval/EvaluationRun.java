package io.github.fer4j.eval;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import io.github.fer4j.format.ImageDigest;
import io.github.fer4j.format.SeenImages;
import java.util.ArrayList;
import java.util.List;

/** One evaluation while it is made: each image is read once, looked up among those that the classifier saw, and classified. */
final class EvaluationRun {
    private final Classifier classifier;
    private final FerDataset data;
    private final boolean seenAllowed;
    private final SeenImages seen;
    private final List<Prediction> predictions = new ArrayList<>();
    private final List<UnreadableSample> unreadable = new ArrayList<>();
    private final List<String> learned = new ArrayList<>();
    private final List<String> validated = new ArrayList<>();

    EvaluationRun(Classifier classifier, FerDataset data, boolean seenAllowed) {
        this.classifier = classifier;
        this.data = data;
        this.seenAllowed = seenAllowed;
        this.seen = classifier.seen();
    }

    Evaluation run() {
        for (int from = 0; from < data.size(); from += Evaluator.BATCH) {
            add(data.samples().subList(from, Math.min(data.size(), from + Evaluator.BATCH)));
        }
        int readable = data.size() - unreadable.size();
        if (isMost(readable)) {
            throw new InvalidArgumentException("a model is evaluated on samples that it has not learned from, got "
                    + learned.size()
                    + " of the " + readable + " of " + data.name() + " that it learned from, such as "
                    + learned.get(0) + "; evaluate it on another split, or ask for figures on learned samples with"
                    + " Evaluator.of(model).allowSeen()");
        }
        if (predictions.isEmpty()) {
            throw new InvalidArgumentException(
                    unreadable.isEmpty()
                            ? "an evaluation needs at least one prediction, got none for " + data.name()
                            : "an evaluation needs at least one readable image, got " + unreadable.size()
                                    + " unreadable ones in " + data.name() + "; the first is "
                                    + unreadable.get(0).id() + ": "
                                    + unreadable.get(0).reason());
        }
        return Evaluation.of(
                data.name(),
                PredictionTable.of(data.labels(), predictions),
                unreadable,
                new SeenSamples(SeenSamples.knowledge(seen), learned, validated));
    }

    private boolean isMost(int samples) {
        return !seenAllowed && 2L * learned.size() > samples;
    }

    private void add(List<Sample> batch) {
        List<Sample> readable = new ArrayList<>(batch.size());
        List<Image> images = new ArrayList<>(batch.size());
        for (Sample sample : batch) {
            try {
                Image image = sample.image().load();
                images.add(image);
                readable.add(sample);
                lookUp(sample, image);
            } catch (UnreadableImageException e) {
                unreadable.add(new UnreadableSample(sample.id(), e.getMessage()));
            }
        }
        // Once most of all samples are learned ones there will be no evaluation: the rest is only counted, for the
        // message.
        if (!images.isEmpty() && !isMost(data.size())) {
            classify(readable, images);
        }
    }

    private void lookUp(Sample sample, Image image) {
        if (seen.isUnknown()) {
            return;
        }
        ImageDigest digest = ImageDigest.of(image);
        if (seen.learnedFrom(digest)) {
            learned.add(sample.id());
        } else if (seen.validatedOn(digest)) {
            validated.add(sample.id());
        }
    }

    private void classify(List<Sample> samples, List<Image> images) {
        List<Scores> scores = classifier.classifyAll(images);
        if (scores.size() != images.size()) {
            throw new FerException("a classifier answers each image once, got " + scores.size() + " answers to "
                    + images.size() + " images");
        }
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            predictions.add(new Prediction(
                    sample.id(),
                    sample.label().orElseThrow(),
                    scores.get(i),
                    sample.target(),
                    sample.valenceArousal()));
        }
    }
}
