package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link FerBatch} with the images of {@link FakeImaging}: 1 face below 100, 2 below 200, none from there on. */
class FerBatchTest {
    private static final FaceDetector MIDDLE = new FakeImaging.Middle();

    @TempDir
    Path folder;

    /** Notes how many faces come at once, and refuses those of one value. */
    private static final class Spy extends FakeEngine.FirstSample {
        private final List<Integer> batches = new ArrayList<>();
        private final int refused;

        Spy(int refused) {
            this.refused = refused;
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            batches.add(faces.size());
            if (faces.stream().anyMatch(face -> face.get(0, 0, 0) == refused)) {
                throw new FerException("a face of " + refused + " is too much");
            }
            return super.classifyAll(faces);
        }
    }

    private static Fer fer(FaceDetector detector) {
        return Fer.builder()
                .classifier(new FakeEngine.FirstSample())
                .detector(detector)
                .build();
    }

    private static List<Image> images(int... values) {
        return Arrays.stream(values).mapToObj(FakeImaging::image).toList();
    }

    private static List<FerResult> run(FerBatch batch, Iterable<? extends ImageSource> images) {
        List<FerResult> results = new ArrayList<>();
        BatchReport report = batch.runImages(images, results::add);
        assertThat(report.images()).isEqualTo(results.size());
        assertThat(report.faces())
                .isEqualTo(results.stream().mapToLong(r -> r.faces().size()).sum());
        assertThat(report.cancelled()).isFalse();
        return results;
    }

    @AfterEach
    @AfterTry
    void no_thread_is_left() {
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(Thread::isAlive)
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("fer4j-photos"));
    }

    @Property(tries = 60)
    void results_are_those_of_one_by_one_and_in_order_whatever_the_threads_and_the_batch(
            @ForAll @Size(max = 60) List<@IntRange(max = 255) Integer> values,
            @ForAll @IntRange(min = 1, max = 8) int threads,
            @ForAll @IntRange(min = 1, max = 20) int batchSize) {
        FaceDetector uneven = image -> {
            Thread.yield(); // so that threads overtake each other
            if (image.get(0, 0, 0) % 7 == 0) {
                throw new UnreadableImageException("a seventh");
            }
            return MIDDLE.detect(image);
        };
        try (Fer fer = fer(uneven)) {
            List<Image> images = values.stream().map(FakeImaging::image).toList();
            List<FerResult> results = run(fer.batch().threads(threads).batchSize(batchSize), images);
            assertThat(results).hasSameSizeAs(images);
            for (int i = 0; i < results.size(); i++) {
                if (values.get(i) % 7 == 0) {
                    assertThat(results.get(i).failure().orElseThrow()).hasMessage("a seventh");
                } else {
                    assertThat(results.get(i)).isEqualTo(fer.classify(images.get(i)));
                }
            }
        }
    }

    @Test
    void faces_of_several_images_go_to_the_classifier_together() {
        for (int threads : new int[] {1, 3}) {
            Spy spy = new Spy(-1);
            try (Fer fer = Fer.builder().classifier(spy).detector(MIDDLE).build()) {
                // 1 + 2 + 0 + 2 + 1 + 1 + 2 faces: the fourth image ends in the second batch
                run(fer.batch().threads(threads).batchSize(4), images(1, 100, 200, 101, 2, 3, 102));
                assertThat(spy.batches).containsExactly(4, 4, 1);
            }
        }
    }

    @Test
    void crops_as_large_as_photos_do_not_wait_for_a_full_batch() {
        Spy spy = new Spy(-1);
        Image large = Image.gray(4096, 4096, new byte[4096 * 4096]); // 16 MiB: four are 64
        try (Fer fer = Fer.builder().classifier(spy).withoutDetection().build()) {
            run(fer.batch().threads(1), Collections.nCopies(6, large));
        }
        assertThat(spy.batches).containsExactly(4, 2);
    }

    @Test
    void of_ten_thousand_images_a_few_are_alive() {
        int threads = 3;
        int batchSize = 10;
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger delivered = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Iterable<Image> endless = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return asked.get() < 10_000;
            }

            @Override
            public Image next() {
                most.accumulateAndGet(asked.incrementAndGet() - delivered.get(), Math::max);
                return FakeImaging.image(asked.get() % 100);
            }
        };
        try (Fer fer = fer(MIDDLE)) {
            BatchReport report = fer.batch()
                    .threads(threads)
                    .batchSize(batchSize)
                    .runImages(endless, result -> delivered.incrementAndGet());
            assertThat(report).isEqualTo(new BatchReport(10_000, 10_000, 0, false));
        }
        assertThat(most.get()).isBetween(batchSize, 2 * threads + batchSize);
    }

    @Test
    void a_photo_is_let_go_once_its_faces_are_cut_out() {
        List<WeakReference<Image>> photos = Collections.synchronizedList(new ArrayList<>());
        ImageSource source = () -> {
            Image photo = FakeImaging.image(1);
            photos.add(new WeakReference<>(photo));
            return photo;
        };
        AtomicInteger alive = new AtomicInteger();
        AtomicInteger delivered = new AtomicInteger();
        try (Fer fer = fer(MIDDLE)) {
            fer.batch().threads(2).batchSize(50).runImages(Collections.nCopies(120, source), result -> {
                if (delivered.incrementAndGet() == 100) {
                    System.gc();
                    alive.set((int) photos.stream().filter(p -> p.get() != null).count());
                }
            });
        }
        assertThat(photos).hasSize(120);
        assertThat(alive.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void images_without_a_face_are_handed_over_behind_one_that_waits_for_its_batch() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger delivered = new AtomicInteger();
        Stream<Image> one = Stream.concat(
                Stream.of(FakeImaging.image(1)),
                Stream.generate(() -> FakeImaging.image(200))
                        .limit(1000)
                        .peek(image -> most.accumulateAndGet(asked.incrementAndGet() - delivered.get(), Math::max)));
        try (Fer fer = fer(MIDDLE)) {
            fer.batch().threads(1).batchSize(4).runImages(one::iterator, result -> delivered.incrementAndGet());
        }
        assertThat(delivered).hasValue(1001);
        assertThat(most.get()).isLessThan(16 * 4 + 10);
    }

    @Test
    void one_bad_face_does_not_take_the_others_of_its_batch_along() {
        Spy spy = new Spy(13);
        try (Fer fer = Fer.builder().classifier(spy).detector(MIDDLE).build()) {
            List<FerResult> results = run(fer.batch().batchSize(10), images(1, 13, 2, 150));
            assertThat(results.get(1).failure().orElseThrow()).hasMessage("a face of 13 is too much");
            assertThat(results.get(0)).isEqualTo(fer.classify(FakeImaging.image(1)));
            assertThat(results.get(2)).isEqualTo(fer.classify(FakeImaging.image(2)));
            assertThat(results.get(3)).isEqualTo(fer.classify(FakeImaging.image(150)));
        }
    }

    @Test
    void an_image_whose_first_face_failed_is_failed_though_its_second_is_in_the_next_batch() {
        Spy spy = new Spy(150);
        try (Fer fer = Fer.builder().classifier(spy).detector(MIDDLE).build()) {
            List<FerResult> results = run(fer.batch().batchSize(2), images(1, 150, 2, 3));
            assertThat(results)
                    .extracting(result -> result.failure().isPresent())
                    .containsExactly(false, true, false, false);
        }
    }

    @Test
    void a_bug_of_a_detector_is_a_result_that_names_the_image_and_the_cause() {
        try (Fer fer = fer(image -> {
            throw new IllegalStateException("no cascade");
        })) {
            FerException reason = run(fer.batch(), images(1)).get(0).failure().orElseThrow();
            assertThat(reason)
                    .hasMessage("10x10x1 image: cannot be classified: java.lang.IllegalStateException: no cascade")
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void what_is_no_images_fault_ends_the_run() {
        List<Throwable> faults = List.of(new MissingProviderException("no decoder"), new AssertionError("out of luck"));
        for (Throwable fault : faults) {
            ImageSource bad = () -> {
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
            };
            try (Fer fer = fer(MIDDLE)) {
                List<ImageSource> images = new ArrayList<>(images(1, 2, 3));
                images.add(bad);
                assertThatThrownBy(() -> fer.batch().runImages(images, result -> {}))
                        .isSameAs(fault);
            }
        }
    }

    @Test
    void what_consumer_listener_and_source_throw_ends_the_run() {
        RuntimeException full = new IllegalStateException("disk full");
        Consumer<Object> thrower = anything -> {
            throw full;
        };
        Iterable<Image> broken = () -> Stream.<Image>generate(() -> {
                    throw full;
                })
                .iterator();
        try (Fer fer = fer(MIDDLE)) {
            List<Image> images = images(1, 2, 3, 4, 5, 6, 7, 8, 9);
            FerBatch batch = fer.batch().threads(4).batchSize(2);
            assertThatThrownBy(() -> batch.runImages(images, thrower)).isSameAs(full);
            assertThatThrownBy(() -> batch.listen(thrower).runImages(images, result -> {}))
                    .isSameAs(full);
            assertThatThrownBy(() -> batch.runImages(broken, result -> {})).isSameAs(full);
            assertThatThrownBy(() -> batch.runImages(Arrays.asList(images.get(0), null), result -> {}))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("an image of the batch");
        }
    }

    @Test
    void a_run_that_is_cancelled_hands_over_no_more_and_says_so() {
        List<FerResult> results = new ArrayList<>();
        try (Fer fer = fer(MIDDLE)) {
            FerBatch batch = fer.batch().batchSize(4).cancelWhen(() -> results.size() >= 10);
            BatchReport report = batch.runImages(images(IntStream.range(0, 90).toArray()), results::add);
            assertThat(report)
                    .isEqualTo(new BatchReport(10, 10, 0, true))
                    .hasToString("10 images, 10 faces, 0 failed, cancelled");
            assertThat(results).hasSize(10);
            assertThat(batch.runImages(images(1), results::add).images()).isZero();
        }
    }

    @Test
    void a_cancellation_after_the_last_result_is_none() {
        List<FerResult> results = new ArrayList<>();
        try (Fer fer = fer(MIDDLE)) {
            BatchReport report =
                    fer.batch().cancelWhen(() -> results.size() == 3).runImages(images(1, 2, 3), results::add);
            assertThat(report.cancelled()).isFalse();
        }
    }

    @Test
    void interrupting_the_thread_stops_the_run_and_it_stays_interrupted() {
        List<FerResult> results = new ArrayList<>();
        try (Fer fer = fer(MIDDLE)) {
            BatchReport report = fer.batch()
                    .batchSize(2)
                    .runImages(images(IntStream.range(0, 90).toArray()), result -> {
                        results.add(result);
                        if (results.size() == 5) {
                            Thread.currentThread().interrupt();
                        }
                    });
            assertThat(Thread.interrupted()).isTrue();
            assertThat(report.cancelled()).isTrue();
            assertThat(results).hasSize(5);

            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> fer.classifyAll(List.of(folder)))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("interrupted after 0 of 1 images");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_run_that_waits_for_a_slow_image_can_be_stopped_both_ways() throws InterruptedException {
        for (boolean byInterrupt : new boolean[] {true, false}) {
            CountDownLatch entered = new CountDownLatch(1);
            AtomicBoolean stop = new AtomicBoolean();
            AtomicReference<BatchReport> report = new AtomicReference<>();
            FaceDetector slow = image -> {
                entered.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new FerException("woken", e);
                }
                return List.of();
            };
            try (Fer fer = fer(slow)) {
                Thread caller = new Thread(
                        () -> report.set(fer.batch().cancelWhen(stop::get).runImages(images(1, 2, 3), result -> {})));
                caller.start();
                entered.await();
                if (byInterrupt) {
                    caller.interrupt();
                } else {
                    stop.set(true);
                }
                caller.join();
                assertThat(report).hasValue(new BatchReport(0, 0, 0, true));
            }
        }
    }

    @Test
    void a_listener_is_told_the_counts_after_each_result() {
        List<String> told = new ArrayList<>();
        FaceDetector picky = image -> {
            if (image.get(0, 0, 0) == 7) {
                throw new UnreadableImageException("seven");
            }
            return MIDDLE.detect(image);
        };
        try (Fer fer = fer(picky)) {
            fer.batch().listen(report -> told.add(report.toString())).runImages(images(1, 7, 150), result -> {});
        }
        assertThat(told)
                .containsExactly(
                        "1 image, 1 face, 0 failed", "2 images, 1 face, 1 failed", "3 images, 3 faces, 1 failed");
    }

    @Test
    void files_of_a_folder_are_classified_as_they_are_found() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.write(folder.resolve(String.format("%02d.img", i)), FakeImaging.file(i));
        }
        Files.write(folder.resolve("20.img"), new byte[0]);
        List<FerResult> results = new ArrayList<>();
        try (Fer fer = fer(MIDDLE);
                Stream<Path> files = Files.list(folder).sorted()) {
            BatchReport report = fer.batch().run(files::iterator, results::add);
            assertThat(report).isEqualTo(new BatchReport(21, 20, 1, false));
            assertThat(results.get(3)).isEqualTo(fer.classify(folder.resolve("03.img")));
            assertThat(results.get(20).failure().orElseThrow()).hasMessageContaining("20.img: is no image");
        }
    }

    @Test
    void a_single_path_is_no_list_of_files() {
        try (Fer fer = fer(MIDDLE)) {
            assertThatThrownBy(() -> fer.batch().run(Path.of("photos", "a.jpg"), result -> {}))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("the one path")
                    .hasMessageContaining("List.of(path)");
        }
    }

    @Test
    void a_fer_that_is_closed_meanwhile_ends_the_run() {
        Fer fer = fer(MIDDLE);
        assertThatThrownBy(() -> fer.batch().batchSize(1).runImages(images(1, 2, 3, 4), result -> fer.close()))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("this Fer is closed");
        assertThatThrownBy(() -> fer.batch().runImages(List.of(), result -> {}))
                .hasMessageContaining("this Fer is closed");
    }

    @Test
    void settings_out_of_range_and_null_are_refused() {
        try (Fer fer = fer(MIDDLE)) {
            FerBatch batch = fer.batch();
            for (int bad : new int[] {0, -1, 257, Integer.MAX_VALUE}) {
                assertThatThrownBy(() -> batch.threads(bad))
                        .isInstanceOf(InvalidArgumentException.class)
                        .hasMessage("the threads are 1 to 256, got " + bad);
            }
            for (int bad : new int[] {0, -1, 4097}) {
                assertThatThrownBy(() -> batch.batchSize(bad))
                        .isInstanceOf(InvalidArgumentException.class)
                        .hasMessageEndingWith("1 to 4096, got " + bad);
            }
            List<Consumer<FerBatch>> calls = List.of(
                    b -> b.listen(null),
                    b -> b.cancelWhen(null),
                    b -> b.run(null, result -> {}),
                    b -> b.run(List.of(), null),
                    b -> b.runImages(null, result -> {}));
            for (Consumer<FerBatch> call : calls) {
                assertThatThrownBy(() -> call.accept(batch)).isInstanceOf(NullPointerException.class);
            }
        }
    }
}
