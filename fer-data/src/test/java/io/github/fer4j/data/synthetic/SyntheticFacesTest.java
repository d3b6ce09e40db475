package io.github.fer4j.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.ValenceArousal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void colour_images_show_the_same_faces() {
        FerDataset colour =
                SyntheticFaces.builder().samplesPerClass(2).colour(true).build();

        assertThat(colour)
                .allMatch(sample -> sample.image().load().toString().equals("48x48x3 image"))
                .anyMatch(sample -> !sample.image()
                        .load()
                        .toGray()
                        .toRgb()
                        .equals(sample.image().load()));
        byId(colour)
                .forEach((id, image) ->
                        assertThat(image.toGray()).as(id).isEqualTo(byId(FACES).get(id)));
    }

    @Test
    void valence_and_arousal_are_the_emotions_place_times_its_intensity() {
        Map<String, DrawnFace> drawn =
                SyntheticFaces.builder().samplesPerClass(20).describe();

        assertThat(drawn).hasSize(FACES.size());
        for (Sample sample : FACES) {
            DrawnFace face = drawn.get(sample.id());
            ValenceArousal felt = sample.valenceArousal().orElseThrow();
            assertThat(face.emotion()).isEqualTo(sample.label().orElseThrow());
            if (face.emotion().equals(Emotion.HAPPINESS)) {
                assertThat(felt.valence()).isCloseTo(0.81 * face.intensity(), within(1e-12));
                assertThat(felt.arousal()).isCloseTo(0.51 * face.intensity(), within(1e-12));
            } else if (face.emotion().equals(Emotion.SADNESS)) {
                assertThat(felt.valence()).isCloseTo(-0.63 * face.intensity(), within(1e-12));
                assertThat(felt.arousal()).isNegative();
            } else if (face.emotion().equals(Emotion.NEUTRAL)) {
                assertThat(Math.hypot(felt.valence(), felt.arousal())).isZero();
            }
        }
    }

    @Test
    void an_emotion_moves_its_units_as_far_as_its_intensity_says_and_the_others_hardly() {
        Map<Emotion, Set<Integer>> facs = Map.of(
                Emotion.HAPPINESS, Set.of(6, 12),
                Emotion.SADNESS, Set.of(1, 15),
                Emotion.ANGER, Set.of(4, 7, 23),
                Emotion.FEAR, Set.of(1, 5, 20),
                Emotion.SURPRISE, Set.of(1, 2, 5, 26),
                Emotion.DISGUST, Set.of(9, 10),
                Emotion.CONTEMPT, Set.of(14),
                Emotion.NEUTRAL, Set.of());
        // Those that go with an emotion less far, or only at times.
        Map<Emotion, Set<Integer>> partly = Map.of(Emotion.HAPPINESS, Set.of(25), Emotion.FEAR, Set.of(2, 4, 25));
        SyntheticFaces.builder()
                .labels(LabelSet.FERPLUS_8)
                .samplesPerClass(10)
                .intensity(0.5, 0.9)
                .describe()
                .forEach((id, face) -> face.actionUnits().forEach((unit, strength) -> {
                    if (facs.get(face.emotion()).contains(unit.number())) {
                        assertThat(strength).as(id + " " + unit).isCloseTo(face.intensity(), within(0.1 + 1e-12));
                    } else if (!partly.getOrDefault(face.emotion(), Set.of()).contains(unit.number())) {
                        assertThat(strength).as(id + " " + unit).isBetween(0.0, 0.1);
                    }
                    assertThat(face.intensity()).isBetween(face.emotion().equals(Emotion.NEUTRAL) ? 0 : 0.5, 0.9);
                }));
    }

    @ParameterizedTest
    @EnumSource(ActionUnit.class)
    void a_unit_moves_its_part_of_the_face_and_no_other(ActionUnit unit) {
        SyntheticFaces.Builder builder = SyntheticFaces.builder().size(128);
        boolean upper = Set.of(1, 2, 4, 5, 7).contains(unit.number());
        boolean both = Set.of(6, 9).contains(unit.number());
        for (int person = 0; person < 4; person++) {
            Image still = builder.portrait(person, Map.of());
            Image moved = builder.portrait(person, Map.of(unit, 1.0));
            long changedAbove = changed(still, moved, 0, 62);
            long changedBelow = changed(still, moved, 78, 128);
            assertThat(changedAbove + changedBelow + changed(still, moved, 62, 78))
                    .as("pixels that " + unit + " changes")
                    .isGreaterThan(40);
            if (upper) {
                assertThat(changedBelow).as("below the nose").isZero();
            } else if (!both) {
                // Of 128 * 62: a pulled corner of the mouth lifts the cheek a little.
                assertThat(changedAbove).as("at the eyes").isLessThan(20);
            }
        }
    }

    private static long changed(Image one, Image other, int fromRow, int toRow) {
        long changed = 0;
        for (int y = fromRow; y < toRow; y++) {
            for (int x = 0; x < one.width(); x++) {
                changed += Math.abs(one.get(y, x, 0) - other.get(y, x, 0)) > 8 ? 1 : 0;
            }
        }
        return changed;
    }

    @Test
    void contempt_shows_on_one_side_only() {
        SyntheticFaces.Builder builder = SyntheticFaces.builder().size(128);
        Image still = builder.portrait(3, Map.of());
        Image moved = builder.portrait(3, Map.of(ActionUnit.DIMPLER, 1.0));
        long[] sides = new long[2];
        for (int y = 70; y < 128; y++) {
            for (int x = 0; x < 128; x++) {
                sides[x / 64] += Math.abs(still.get(y, x, 0) - moved.get(y, x, 0)) > 8 ? 1 : 0;
            }
        }

        assertThat(Math.max(sides[0], sides[1])).isGreaterThan(3 * Math.min(sides[0], sides[1]));
    }

    @Test
    void glasses_and_hidden_parts_come_at_about_the_shares_asked_for_and_change_nothing_else() {
        SyntheticFaces.Builder builder = SyntheticFaces.builder().samplesPerClass(400);
        List<DrawnFace> faces =
                List.copyOf(builder.glasses(0.3).occlusion(0.2).describe().values());

        assertThat(share(faces, DrawnFace::glasses)).isBetween(0.24, 0.36);
        assertThat(share(faces, face -> face.occlusion().isPresent())).isBetween(0.17, 0.23);
        for (Occlusion occlusion : Occlusion.values()) {
            assertThat(share(faces, face -> face.occlusion().equals(Optional.of(occlusion))))
                    .isBetween(0.035, 0.065);
        }
        assertThat(faces)
                .allMatch(face -> Math.abs(face.tilt()) <= 6 && Math.abs(face.turn()) <= 10)
                .allMatch(face -> face.difficulty() >= 0 && face.difficulty() <= 1);

        Map<String, Image> plain = byId(SyntheticFaces.builder()
                .samplesPerClass(20)
                .glasses(0)
                .occlusion(0)
                .build());
        Map<String, DrawnFace> described =
                SyntheticFaces.builder().samplesPerClass(20).describe();
        byId(FACES).forEach((id, image) -> {
            DrawnFace face = described.get(id);
            boolean bare = !face.glasses() && face.occlusion().isEmpty();
            assertThat(image.equals(plain.get(id))).as(id).isEqualTo(bare);
        });
    }

    private static double share(List<DrawnFace> faces, Predicate<DrawnFace> test) {
        return (double) faces.stream().filter(test).count() / faces.size();
    }

    @Test
    void weak_and_hidden_expressions_are_harder() {
        DrawnFace plain = new DrawnFace("a", 0, Emotion.FEAR, 1, Map.of(), false, Optional.empty(), 0, 0);
        DrawnFace weak = new DrawnFace("b", 0, Emotion.FEAR, 0.5, Map.of(), false, Optional.of(Occlusion.BAR), 0, 0);
        DrawnFace neutral = new DrawnFace("c", 0, Emotion.NEUTRAL, 0, Map.of(), false, Optional.empty(), 0, 0);

        assertThat(plain.difficulty()).isZero();
        assertThat(weak.difficulty()).isCloseTo(0.7, within(1e-12));
        assertThat(neutral.difficulty()).isZero();
    }

    @Test
    void any_size_shows_the_same_face() {
        Image small = SyntheticFaces.builder().size(48).portrait(5, Map.of(ActionUnit.LIP_CORNER_PULLER, 1.0));
        for (int size : new int[] {16, 96, 384, 385, 1024}) {
            Image other = SyntheticFaces.builder().size(size).portrait(5, Map.of(ActionUnit.LIP_CORNER_PULLER, 1.0));
            assertThat(other.width()).isEqualTo(size);
            Image scaled = other.resize(16, 16, Interpolation.AREA);
            Image reference = small.resize(16, 16, Interpolation.AREA);
            double difference = 0;
            for (int y = 0; y < 16; y++) {
                for (int x = 0; x < 16; x++) {
                    difference += Math.abs(scaled.get(y, x, 0) - reference.get(y, x, 0)) / 256.0;
                }
            }
            assertThat(difference)
                    .as("mean difference of gray levels at " + size)
                    .isLessThan(5);
        }
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
        assertThatThrownBy(() -> builder.intensity(0.8, 0.7)).hasMessageContaining("got 0.8 and 0.7");
        assertThatThrownBy(() -> builder.intensity(-0.1, 0.7)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.intensity(0.1, Double.NaN)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.glasses(1.1))
                .hasMessageContaining("people with glasses is from 0 to 1, got 1.1");
        assertThatThrownBy(() -> builder.occlusion(Double.NaN)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.pose(46, 0)).hasMessageContaining("got 46.0 and 0.0");
        assertThatThrownBy(() -> builder.pose(0, -1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.portrait(-1, Map.of())).hasMessageContaining("numbered from 0, got -1");
        assertThatThrownBy(() -> builder.portrait(0, Map.of(ActionUnit.JAW_DROP, 2.0)))
                .hasMessageContaining("got 2.0 for JAW_DROP");
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
