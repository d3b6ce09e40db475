package io.github.fer4j.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.format.Preprocessing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BatchesTest {
    private static final FerDataset DATA = Small.ofCounts(5, 4, 9, 3, 2, 8, 6);

    private static Batches.Builder plain() {
        return Batches.of(DATA).input(Small.GRAY).batchSize(8).sampling(Sampling.sequential());
    }

    @Example
    void a_plain_epoch_is_the_data_set_in_its_order() {
        List<Batch> epoch = Small.read(plain().build(), 1);
        assertThat(epoch).hasSize(5);
        int place = 0;
        for (Batch batch : epoch) {
            assertThat(batch.number()).isEqualTo(place / 8);
            assertThat(batch.shape()).containsExactly(batch.size(), 1, Small.SIDE, Small.SIDE);
            for (int row = 0; row < batch.size(); row++, place++) {
                Sample sample = DATA.get(place);
                assertThat(batch.ids().get(row)).isEqualTo(sample.id());
                assertThat(batch.indices()[row]).isEqualTo(place);
                assertThat(batch.weights()[row]).isEqualTo(1);
                assertThat(batch.inputOf(row))
                        .isEqualTo(Small.GRAY.apply(sample.image().load()));
                assertThat(batch.targets()[row][
                                DATA.labels().indexOf(sample.label().orElseThrow())])
                        .isEqualTo(1);
            }
        }
        assertThat(place).isEqualTo(DATA.size());
        assertThat(epoch.get(4)).hasToString("batch 4: 5 x 1x12x12");
    }

    @Property(tries = 40)
    void neither_the_number_of_threads_nor_that_of_batches_ahead_changes_a_bit(
            @ForAll @IntRange(min = 0, max = 5) int threads,
            @ForAll @IntRange(min = 1, max = 7) int prefetch,
            @ForAll @IntRange(min = 1, max = 12) int batchSize,
            @ForAll long seed) {
        Batches.Builder builder = Batches.of(DATA)
                .input(Small.GRAY)
                .augment(Augmentation.standard())
                .mix(Mix.either(Mixup.of(0.4), 0.5, CutMix.of(1)))
                .sampling(Sampling.classBalanced())
                .batchSize(batchSize)
                .seed(seed);
        List<Batch> expected = Small.read(builder.threads(0).build(), 2);
        List<Batch> actual =
                Small.read(builder.threads(threads).prefetch(prefetch).build(), 2);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).number()).isEqualTo(i);
            assertThat(actual.get(i).inputs()).isEqualTo(expected.get(i).inputs());
            assertThat(actual.get(i).targets()).isDeepEqualTo(expected.get(i).targets());
            assertThat(actual.get(i).weights()).isEqualTo(expected.get(i).weights());
            assertThat(actual.get(i).ids()).isEqualTo(expected.get(i).ids());
        }
    }

    @Example
    void epochs_differ_from_each_other_and_can_be_read_again() {
        Batches batches = plain().sampling(Sampling.shuffled())
                .augment(Augmentation.standard())
                .build();
        List<Batch> first = Small.read(batches, 1);
        List<Batch> second = Small.read(batches, 2);
        List<Batch> again = Small.read(batches, 1);
        assertThat(second.get(0).ids()).isNotEqualTo(first.get(0).ids());
        assertThat(again.get(0).inputs()).isEqualTo(first.get(0).inputs());
        assertThat(Small.read(plain().sampling(Sampling.shuffled()).seed(43).build(), 1)
                        .get(0)
                        .ids())
                .isNotEqualTo(first.get(0).ids());
    }

    @Example
    void a_shuffled_epoch_has_each_sample_once() {
        Set<String> ids = new HashSet<>();
        Small.read(plain().sampling(Sampling.shuffled()).build(), 3).forEach(batch -> ids.addAll(batch.ids()));
        assertThat(ids).hasSize(DATA.size());
    }

    @Example
    void the_rest_is_kept_or_dropped_as_asked() {
        Batches kept = plain().batchSize(10).build();
        assertThat(kept.perEpoch()).isEqualTo(4);
        assertThat(kept.samplesPerEpoch()).isEqualTo(37);
        assertThat(Small.read(kept, 1)).extracting(Batch::size).containsExactly(10, 10, 10, 7);
        Batches dropped = plain().batchSize(10).dropLast(true).build();
        assertThat(dropped.perEpoch()).isEqualTo(3);
        assertThat(dropped.samplesPerEpoch()).isEqualTo(30);
        assertThat(Small.read(dropped, 1)).extracting(Batch::size).containsExactly(10, 10, 10);
    }

    @Example
    void targets_and_weights_are_those_of_the_samples_and_colour_comes_in_planes() {
        LabelSet labels = DATA.labels();
        Sample sample = Sample.builder("colour", Small.image(4).toRgb())
                .target(Scores.of(labels, 0.25, 0.5, 0.25, 0, 0, 0, 0))
                .weight(0.3)
                .build();
        Preprocessing rgb = Small.input(3);
        Batch batch = Small.read(
                        Batches.of(FerDataset.of("one", labels, List.of(sample)))
                                .input(rgb)
                                .build(),
                        1)
                .get(0);
        assertThat(batch.shape()).containsExactly(1, 3, Small.SIDE, Small.SIDE);
        assertThat(batch.targets()[0]).containsExactly(0.25f, 0.5f, 0.25f, 0, 0, 0, 0);
        assertThat(batch.weights()).containsExactly(0.3);
        assertThat(batch.inputs()).isEqualTo(rgb.apply(sample.image().load()));
        assertThatThrownBy(() -> batch.inputOf(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Example
    void a_stream_ends_with_its_epoch() {
        try (BatchStream epoch = plain().batchSize(64).build().epoch(1)) {
            assertThat(epoch.size()).isEqualTo(1);
            assertThat(epoch.hasNext()).isTrue();
            assertThat(epoch.waited()).isZero();
            epoch.next();
            assertThat(epoch.waited()).isPositive();
            assertThat(epoch.hasNext()).isFalse();
            assertThatThrownBy(epoch::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Example
    void what_cannot_be_batched_is_refused_before_anything_is_read() {
        assertThatThrownBy(() -> Batches.of(DATA.take(0)).build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("none of small");
        assertThatThrownBy(() -> plain().batchSize(38).dropLast(true).build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("37 samples for batches of 38");
        List<Sample> samples = new ArrayList<>(DATA.samples());
        samples.add(5, Sample.builder("bare.png", Small.image(2)).build());
        assertThatThrownBy(() ->
                        Batches.of(FerDataset.of("t", DATA.labels(), samples)).build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("bare.png")
                .hasMessageContaining("neither");
        assertThatThrownBy(() -> plain().input(new Preprocessing(
                                4096, 4096, 3, Small.GRAY.interpolation(), Small.GRAY.normalisation()))
                        .batchSize(64)
                        .build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("make batches smaller");
    }

    @Example
    void settings_out_of_range_are_refused_with_their_rule() {
        Batches.Builder builder = plain();
        for (int bad : new int[] {0, -1, 65_537}) {
            assertThatThrownBy(() -> builder.batchSize(bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + bad);
            assertThatThrownBy(() -> builder.prefetch(bad)).isInstanceOf(InvalidArgumentException.class);
        }
        assertThatThrownBy(() -> builder.threads(-1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.threads(257)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.build().epoch(0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("from 1");
        assertThatThrownBy(() -> Batches.of(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.input(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.augment(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.mix(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.sampling(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Batch(
                        0, Small.GRAY, new float[3], new float[1][7], new double[1], new int[1], List.of("a")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 3 inputs");
    }

    @Example
    void batches_say_what_they_are() {
        assertThat(plain().seed(7).mix(Mixup.of(0.2)).build())
                .hasToString(
                        "5 batches of 8 from small; sampling sequential; augmentation none; mix mixup 0.2; seed 7");
    }

    @Example
    void valence_and_arousal_come_along_where_samples_have_them() {
        FerDataset data = Small.ofCounts(2, 2)
                .map(sample -> sample.id().equals("s1")
                        ? sample.toBuilder()
                                .valenceArousal(new ValenceArousal(-0.5, 0.25))
                                .weight(2)
                                .build()
                        : sample);
        Batches batches = Batches.of(data)
                .input(Small.GRAY)
                .sampling(Sampling.sequential())
                .batchSize(4)
                .build();
        AffectTargets affect = Small.read(batches, 1).get(0).affect();
        assertThat(affect.weights()).containsExactly(0, 2, 0, 0);
        assertThat(affect.values()[1]).containsExactly(-0.5, 0.25);
        assertThat(affect.values()[0]).containsExactly(0, 0);
        assertThatThrownBy(() -> new AffectTargets(new double[2][2], new double[1]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1 weights");
    }
}
