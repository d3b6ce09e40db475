package io.github.fer4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkersTest {
    @Test
    void every_task_is_done_once() {
        for (int helpers : new int[] {0, 1, 3}) {
            try (Workers workers = new Workers(helpers)) {
                AtomicIntegerArray done = new AtomicIntegerArray(1000);
                List<Runnable> tasks = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    int index = i;
                    tasks.add(() -> done.incrementAndGet(index));
                }
                workers.run(tasks);
                for (int i = 0; i < 1000; i++) {
                    assertThat(done.get(i)).isEqualTo(1);
                }
                workers.run(List.of());
            }
        }
    }

    @Test
    void tasks_run_side_by_side() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        Runnable meet = () -> {
            try {
                meeting.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        try (Workers workers = new Workers(1)) {
            workers.run(List.of(meet, meet)); // one thread alone would wait for ever
        }
    }

    @Test
    void of_several_failures_the_first_of_the_list_is_thrown_when_all_else_is_done() {
        AtomicIntegerArray done = new AtomicIntegerArray(1);
        List<Runnable> tasks = List.of(
                () -> done.incrementAndGet(0),
                () -> {
                    throw new IllegalArgumentException("first");
                },
                () -> {
                    throw new StackOverflowError("second");
                },
                () -> done.incrementAndGet(0));
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.run(tasks))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("first");
            assertThat(done.get(0)).isEqualTo(2);
        }
    }

    @Test
    void an_interrupted_caller_waits_and_stays_interrupted() {
        try (Workers workers = new Workers(1)) {
            AtomicIntegerArray done = new AtomicIntegerArray(1);
            Runnable slow = () -> {
                for (int i = 0; i < 100; i++) {
                    Thread.onSpinWait();
                }
                done.incrementAndGet(0);
            };
            Thread.currentThread().interrupt();
            workers.run(List.of(slow, slow, slow));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(done.get(0)).isEqualTo(3);
        }
    }
}
