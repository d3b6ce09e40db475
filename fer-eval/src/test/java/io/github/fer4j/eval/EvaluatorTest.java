package io.github.fer4j.eval;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Classifier;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.UnreadableImageException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, NEUTRAL);
    private static final ImageSource UNREADABLE = () -> {
        throw new UnreadableImageException("truncated");
    };

    /** Reads the class off the first pixel. */
    private static final class PixelClassifier implements Classifier {
        private final LabelSet labels;
        private final List<Integer> batchSizes = new ArrayList<>();

        PixelClassifier(LabelSet labels) {
            this.labels = labels;
        }

        @Override
        public LabelSet labels() {
            return labels;
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            batchSizes.add(faces.size());
            return faces.stream()
                    .map(face -> Scores.certain(labels, LABELS.get(face.get(0, 0, 0))))
                    .toList();
        }
    }

    private static Image showing(Emotion emotion) {
        return Image.gray(1, 1, new byte[] {(byte) LABELS.indexOf(emotion)});
    }

    private static Sample sample(String id, Emotion label, ImageSource image) {
        return Sample.builder(id, image).label(label).build();
    }

    private static FerDataset data(Sample... samples) {
        return FerDataset.of("faces", LABELS, List.of(samples));
    }

    @Test
    void a_classifier_answers_every_sample_in_batches() {
        List<Sample> samples = IntStream.range(0, 150)
                .mapToObj(i -> sample("item-" + i, ANGER, showing(i < 100 ? ANGER : FEAR)))
                .toList();
        PixelClassifier classifier = new PixelClassifier(LABELS);

        Evaluation evaluation = Evaluator.evaluate(classifier, FerDataset.of("faces", LABELS, samples));

        assertThat(classifier.batchSizes).containsExactly(64, 64, 22);
        assertThat(evaluation.name()).isEqualTo("faces");
        assertThat(evaluation.confusion().truth(ANGER).predicted(ANGER)).isEqualTo(100);
        assertThat(evaluation.confusion().truth(ANGER).predicted(FEAR)).isEqualTo(50);
        assertThat(evaluation.predictions().get(149).id()).isEqualTo("item-149");
    }

    @Test
    void unreadable_images_are_reported_and_count_nowhere() {
        Evaluation evaluation = Evaluator.evaluate(
                new PixelClassifier(LABELS),
                data(
                        sample("good", FEAR, showing(FEAR)),
                        sample("bad", FEAR, UNREADABLE),
                        sample("also good", NEUTRAL, showing(NEUTRAL))));

        assertThat(evaluation.samples()).isEqualTo(2);
        assertThat(evaluation.accuracy()).isEqualTo(1);
        assertThat(evaluation.predictions()).extracting("id").containsExactly("good", "also good");
        assertThat(evaluation.unreadable()).containsExactly(new UnreadableSample("bad", "truncated"));
    }

    @Test
    void a_data_set_without_a_readable_image_is_refused() {
        assertThatThrownBy(() ->
                        Evaluator.evaluate(new PixelClassifier(LABELS), data(sample("bad.png", FEAR, UNREADABLE))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("bad.png: truncated");
        assertThatThrownBy(() -> Evaluator.evaluate(new PixelClassifier(LABELS), data()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("faces");
    }

    @Test
    void a_sample_without_a_label_is_named_before_anything_is_classified() {
        PixelClassifier classifier = new PixelClassifier(LABELS);
        Sample unlabelled = Sample.builder("nobody knows", showing(FEAR)).build();

        assertThatThrownBy(() -> Evaluator.evaluate(classifier, data(sample("a", FEAR, showing(FEAR)), unlabelled)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("nobody knows");
        assertThat(classifier.batchSizes).isEmpty();
    }

    @Test
    void a_classifier_may_order_the_same_emotions_otherwise() {
        Evaluation evaluation = Evaluator.evaluate(
                new PixelClassifier(LabelSet.of(NEUTRAL, ANGER, FEAR)),
                data(sample("a", FEAR, showing(FEAR)), sample("b", ANGER, showing(NEUTRAL))));

        assertThat(evaluation.labels()).isEqualTo(LABELS);
        assertThat(evaluation.confusion().truth(ANGER).predicted(NEUTRAL)).isEqualTo(1);
        assertThat(evaluation.accuracy()).isEqualTo(0.5);
    }

    @Test
    void a_classifier_over_other_emotions_is_refused_naming_both() {
        assertThatThrownBy(() -> Evaluator.evaluate(
                        new PixelClassifier(LabelSet.EKMAN_7), data(sample("a", FEAR, showing(FEAR)))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(LabelSet.EKMAN_7.toString())
                .hasMessageContaining(LABELS.toString());
    }

    @Test
    void a_classifier_that_loses_an_answer_is_found_out() {
        Classifier forgetful = new Classifier() {
            @Override
            public LabelSet labels() {
                return LABELS;
            }

            @Override
            public List<Scores> classifyAll(List<Image> faces) {
                return List.of();
            }
        };

        assertThatThrownBy(() -> Evaluator.evaluate(forgetful, data(sample("a", FEAR, showing(FEAR)))))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("0 answers to 1 images");
    }
}
