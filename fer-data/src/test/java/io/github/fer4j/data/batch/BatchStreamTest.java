package io.github.fer4j.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.UnreadableImageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads, faults and the end of them. */
@Timeout(30)
class BatchStreamTest {
    private static final Image IMAGE = Small.image(1);

    private static Batches.Builder of(int size, IntFunction<ImageSource> images) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            samples.add(
                    Sample.builder("s" + i, images.apply(i)).label(Emotion.FEAR).build());
        }
        return Batches.of(FerDataset.of("test", LabelSet.EKMAN_7, samples))
                .input(Small.GRAY)
                .sampling(Sampling.sequential())
                .batchSize(4);
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fer4j-batches-"))
                .toList();
    }

    @AfterEach
    void no_worker_is_left() throws InterruptedException {
        for (Thread worker : workers()) {
            worker.join(5000);
            assertThat(worker.isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void an_unreadable_image_comes_in_its_turn_and_names_its_sample(int threads) {
        Batches batches = of(
                        40,
                        i -> i < 21
                                ? IMAGE
                                : () -> {
                                    throw new UnreadableImageException("p" + i + ".png: it is truncated");
                                })
                .threads(threads)
                .prefetch(8)
                .build();
        try (BatchStream epoch = batches.epoch(1)) {
            for (int i = 0; i < 5; i++) {
                assertThat(epoch.next().number()).isEqualTo(i);
            }
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(epoch::next)
                        .isInstanceOfSatisfying(
                                BatchException.class,
                                e -> assertThat(e.sampleId()).isEqualTo("s21"))
                        .hasMessage("s21: the image cannot be used: p21.png: it is truncated;"
                                + " leave the sample out of the data set");
            }
        }
    }

    @Test
    void what_a_source_of_the_users_own_throws_names_the_sample_too_and_errors_pass_as_they_are() {
        Batches broken = of(4, i -> () -> {
                    throw new IllegalStateException("no disk");
                })
                .build();
        try (BatchStream epoch = broken.epoch(1)) {
            assertThatThrownBy(epoch::next)
                    .isInstanceOf(BatchException.class)
                    .hasMessageContaining("s0")
                    .hasMessageContaining("no disk")
                    .hasRootCauseInstanceOf(IllegalStateException.class);
        }
        Batches worse = of(4, i -> () -> {
                    throw new OutOfMemoryError("a test");
                })
                .build();
        try (BatchStream epoch = worse.epoch(1)) {
            assertThatThrownBy(epoch::next).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void no_more_batches_are_made_ahead_than_asked_for(int threads) throws InterruptedException {
        AtomicInteger loaded = new AtomicInteger();
        Batches batches = of(400, i -> () -> {
                    loaded.incrementAndGet();
                    return IMAGE;
                })
                .threads(threads)
                .prefetch(3)
                .build();
        try (BatchStream epoch = batches.epoch(1)) {
            assertThat(settled(loaded)).isEqualTo(12);
            epoch.next();
            assertThat(settled(loaded)).isEqualTo(16);
        }
    }

    /** The value once it has not changed for a while. */
    private static int settled(AtomicInteger value) throws InterruptedException {
        int before = -1;
        for (int quiet = 0; quiet < 5; Thread.sleep(20)) {
            quiet = value.get() == before && before > 0 ? quiet + 1 : 0;
            before = value.get();
        }
        return before;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void closing_in_the_middle_ends_the_workers_and_the_stream(int threads) {
        Batches batches = of(4000, i -> IMAGE).threads(threads).prefetch(4).build();
        BatchStream epoch = batches.epoch(1);
        epoch.next();
        assertThat(workers()).isNotEmpty();
        epoch.close();
        assertThat(workers()).isEmpty();
        epoch.close();
        assertThatThrownBy(epoch::next).isInstanceOf(CancellationException.class);
    }

    @Test
    void closing_wakes_a_source_that_can_be_interrupted_and_a_reader_that_waits() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        Batches batches = of(40, i -> () -> {
                    loading.countDown();
                    try {
                        TimeUnit.MINUTES.sleep(5);
                    } catch (InterruptedException e) {
                        throw new UnreadableImageException("interrupted", e);
                    }
                    return IMAGE;
                })
                .build();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        BatchStream epoch = batches.epoch(1);
        Thread reader = new Thread(() -> {
            try {
                epoch.next();
            } catch (CancellationException e) {
                thrown.set(e);
            }
        });
        reader.start();
        loading.await();
        epoch.close();
        reader.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void a_reader_that_is_interrupted_while_it_waits_gets_a_cancellation_and_stays_interrupted() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Batches batches = of(4, i -> () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return IMAGE;
                })
                .build();
        try (BatchStream epoch = batches.epoch(1)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(epoch::next)
                    .isInstanceOf(CancellationException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_source_that_interrupts_its_own_thread_hangs_nothing() {
        Batches batches = of(40, i -> () -> {
                    Thread.currentThread().interrupt();
                    return IMAGE;
                })
                .prefetch(1)
                .build();
        assertThat(Small.read(batches, 1)).hasSize(10);
    }

    @Test
    void a_stream_that_was_read_to_its_end_has_no_workers_even_before_it_is_closed() throws Exception {
        BatchStream epoch = of(40, i -> IMAGE).threads(2).build().epoch(1);
        epoch.forEachRemaining(batch -> {});
        no_worker_is_left();
        epoch.close();
    }

    @Test
    void several_epochs_may_be_read_side_by_side() {
        Batches batches = of(40, i -> IMAGE).threads(2).build();
        try (BatchStream one = batches.epoch(1);
                BatchStream two = batches.epoch(1)) {
            while (one.hasNext()) {
                assertThat(one.next().inputs()).isEqualTo(two.next().inputs());
            }
        }
    }
}
