package io.github.fer4j.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SyntheticFacesTest {
    private static final FerDataset FACES =
            SyntheticFaces.builder().samplesPerClass(20).build();

    @Test
    void each_class_has_as_many_samples_as_asked() {
        assertThat(FACES.size()).isEqualTo(140);
        assertThat(FACES.classCounts()).hasSize(7).containsValue(20).doesNotContainValue(0);
        assertThat(Set.copyOf(FACES.classCounts().values())).containsExactly(20);
        assertThat(FACES.labels()).isEqualTo(LabelSet.EKMAN_7);
        assertThat(FACES.name()).isEqualTo("synthetic faces");
    }

    @Test
    void images_are_gray_and_of_the_size_asked_for() {
        assertThat(FACES).allMatch(sample -> sample.image().load().toString().equals("48x48x1 image"));
        assertThat(SyntheticFaces.builder().samplesPerClass(1).size(64).build())
                .allMatch(sample -> sample.image().load().toString().equals("64x64x1 image"));
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        List<Image> images = images(FACES);

        assertThat(images(SyntheticFaces.builder().samplesPerClass(20).build())).isEqualTo(images);
        assertThat(images(SyntheticFaces.builder().samplesPerClass(20).seed(43).build()))
                .doesNotContainAnyElementsOf(images);
        assertThat(images).doesNotHaveDuplicates();
    }

    @Test
    void a_sample_does_not_depend_on_how_many_others_there_are_or_on_the_label_set() {
        FerDataset few = SyntheticFaces.builder()
                .samplesPerClass(2)
                .labels(LabelSet.FERPLUS_8)
                .build();

        Map<String, Image> all = byId(FACES);
        byId(few).forEach((id, image) -> {
            if (!id.endsWith("contempt")) {
                assertThat(image).as(id).isEqualTo(all.get(id));
            }
        });
    }

    @Test
    void splits_have_their_shares_and_share_no_person() {
        FerDataset train = FACES.split(Split.TRAIN);
        FerDataset validation = FACES.split(Split.VALIDATION);
        FerDataset test = FACES.split(Split.TEST);

        assertThat(train.size()).isEqualTo(14 * 7);
        assertThat(validation.size()).isEqualTo(3 * 7);
        assertThat(test.size()).isEqualTo(3 * 7);
        assertThat(subjects(train)).doesNotContainAnyElementsOf(subjects(validation));
        assertThat(subjects(test))
                .doesNotContainAnyElementsOf(subjects(train))
                .doesNotContainAnyElementsOf(subjects(validation));
    }

    @Test
    void shares_may_leave_splits_empty() {
        FerDataset faces =
                SyntheticFaces.builder().samplesPerClass(5).shares(1, 0).build();

        assertThat(faces.split(Split.TRAIN).size()).isEqualTo(faces.size());
    }

    @Test
    void the_nearest_mean_of_edge_directions_tells_emotions_apart_far_better_than_chance_but_not_always() {
        FerDataset faces = SyntheticFaces.builder().samplesPerClass(70).build();
        FerDataset train = faces.split(Split.TRAIN);
        double[][] means = new double[7][8 * 8 * 8];
        train.forEach(sample -> add(means[faces.labels().indexOf(sample.label().orElseThrow())], edges(sample)));
        long right = faces.split(Split.TEST).samples().stream()
                .filter(sample -> nearest(means, edges(sample))
                        == faces.labels().indexOf(sample.label().orElseThrow()))
                .count();
        double accuracy = (double) right / faces.split(Split.TEST).size();

        assertThat(accuracy).isBetween(0.4, 0.97);
    }

    @Test
    void votes_are_cast_by_every_annotator_and_err_at_about_the_rate_asked_for() {
        FerDataset faces =
                SyntheticFaces.builder().samplesPerClass(40).withVotes(10, 0.2).build();

        int right = 0;
        for (Sample sample : faces) {
            assertThat(sample.votes().orElseThrow().total()).isEqualTo(10);
            right += sample.votes().orElseThrow().of(sample.label().orElseThrow());
        }
        assertThat(right / (10.0 * faces.size())).isBetween(0.77, 0.83);
        assertThat(images(faces))
                .as("votes leave the images as they are")
                .startsWith(images(FACES).toArray(Image[]::new));
    }

    @Test
    void there_are_no_votes_unless_asked_for() {
        assertThat(FACES).allMatch(sample -> sample.votes().isEmpty());
    }

    @Test
    void annotators_who_never_err_agree() {
        FerDataset faces =
                SyntheticFaces.builder().samplesPerClass(2).withVotes(3, 0).build();

        assertThat(faces)
                .allMatch(
                        sample -> sample.votes().orElseThrow().of(sample.label().orElseThrow()) == 3);
    }

    @Test
    void settings_out_of_range_are_refused_with_rule_and_value() {
        SyntheticFaces.Builder builder = SyntheticFaces.builder();

        assertThatThrownBy(() -> builder.samplesPerClass(0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("there is at least 1 sample of each class, got 0");
        assertThatThrownBy(() -> builder.size(15)).hasMessageContaining("16 to 1024 pixels wide, got 15");
        assertThatThrownBy(() -> builder.size(1025)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.shares(0.9, 0.2)).hasMessageContaining("got 0.9 and 0.2");
        assertThatThrownBy(() -> builder.shares(-0.1, 0.2)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.shares(Double.NaN, 0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.withVotes(0, 0.1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.withVotes(10, 1.1)).hasMessageContaining("got 1.1");
        assertThatThrownBy(() -> builder.withVotes(10, Double.NaN)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.labels(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.labels(LabelSet.of(Emotion.FEAR, Emotion.of("boredom"))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 'boredom'");
    }

    private static List<Image> images(FerDataset faces) {
        return faces.samples().stream().map(sample -> sample.image().load()).toList();
    }

    private static Map<String, Image> byId(FerDataset faces) {
        return faces.samples().stream()
                .collect(Collectors.toMap(Sample::id, sample -> sample.image().load()));
    }

    private static Set<String> subjects(FerDataset faces) {
        return faces.samples().stream()
                .map(sample -> sample.subject().orElseThrow())
                .collect(Collectors.toSet());
    }

    /** Directions of edges in cells of 6x6 pixels, to length 1: what a first layer of a net would see. */
    private static double[] edges(Sample sample) {
        Image image = sample.image().load();
        double[] features = new double[8 * 8 * 8];
        for (int y = 1; y < 47; y++) {
            for (int x = 1; x < 47; x++) {
                int dx = image.get(y, x + 1, 0) - image.get(y, x - 1, 0);
                int dy = image.get(y + 1, x, 0) - image.get(y - 1, x, 0);
                int bin = (int) Math.floorMod(Math.round(Math.atan2(dy, dx) / (Math.PI / 4)), 8L);
                features[((y / 6) * 8 + x / 6) * 8 + bin] += Math.hypot(dx, dy);
            }
        }
        double norm = Math.sqrt(Arrays.stream(features).map(v -> v * v).sum());
        return Arrays.stream(features).map(v -> v / norm).toArray();
    }

    private static void add(double[] sum, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    private static int nearest(double[][] means, double[] values) {
        int best = 0;
        double bestProduct = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < means.length; k++) {
            double product = 0;
            double square = 0;
            for (int i = 0; i < values.length; i++) {
                product += means[k][i] * values[i];
                square += means[k][i] * means[k][i];
            }
            if (product / Math.sqrt(square) > bestProduct) {
                bestProduct = product / Math.sqrt(square);
                best = k;
            }
        }
        return best;
    }
}
