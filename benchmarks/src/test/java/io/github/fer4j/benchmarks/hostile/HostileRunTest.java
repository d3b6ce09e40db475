package io.github.fer4j.benchmarks.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.benchmarks.hostile.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileRunTest {
    private static final HostileRun.Patience PATIENCE =
            new HostileRun.Patience(Duration.ofSeconds(2), Duration.ofSeconds(3));

    /** A child that dies in input 2, waits for ever in input 4, finds a failure in input 5 and works for ever in input 6. */
    static final class BadChild {
        private BadChild() {}

        public static void main(String[] arguments) throws InterruptedException {
            int to = Integer.parseInt(arguments[1]);
            for (int index = Integer.parseInt(arguments[0]); index < to; index++) {
                System.out.println(new HostileLine.Begin(index, "bad").text());
                System.out.println("what native code prints");
                System.out.flush();
                if (index == 2) {
                    Runtime.getRuntime().halt(134);
                } else if (index == 4) {
                    Thread.sleep(600_000);
                } else if (index == 6) {
                    long end = System.nanoTime() + 600_000_000_000L;
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                }
                Verdict verdict = index == 5
                        ? Verdict.failure("java.lang.Oops", "line\n\tat \\nowhere")
                        : new Verdict(index == 0 ? Outcome.RESULT : Outcome.ERROR, "Known", "why");
                System.out.println(new HostileLine.End(index, "bad", verdict, 10L * index, 1 << 20, 1 << 10).text());
            }
        }
    }

    private static Process start(Class<?> main, int from, int to) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        Integer.toString(from),
                        Integer.toString(to))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void a_crash_and_a_hang_are_failures_of_their_inputs_and_the_others_go_on() throws InterruptedException {
        Tally tally = new Tally(List.of());
        new HostileRun((from, to) -> start(BadChild.class, from, to), PATIENCE, tally::add).run(0, 8);

        assertThat(tally.inputs()).isEqualTo(8);
        assertThat(tally.count(Outcome.RESULT)).isEqualTo(1);
        assertThat(tally.count(Outcome.ERROR)).isEqualTo(3);
        assertThat(tally.failures()).extracting(HostileLine.End::index).containsExactly(2, 4, 5, 6);
        assertThat(tally.failures())
                .extracting(failure -> failure.verdict().what())
                .containsExactly("a crash", "a hang", "java.lang.Oops", "a hang");
        assertThat(tally.failures().get(0).verdict().detail()).contains("134");
        assertThat(tally.toString()).contains("3 Known, 1 a crash, 2 a hang, 1 java.lang.Oops");
    }

    @Test
    void a_child_that_does_not_begin_is_no_hostile_inputs_fault() {
        HostileRun run = new HostileRun((from, to) -> start(HostileRunTest.class, from, to), PATIENCE, end -> {});
        assertThatThrownBy(() -> run.run(0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not begin");
    }

    @Test
    void lines_come_back_as_they_were() {
        HostileLine.End end =
                new HostileLine.End(7, "png truncated", Verdict.failure("x.Y", "a\nb\\c\\nd"), 12, 1 << 30, 99);
        assertThat(HostileLine.parse(end.text())).contains(end);
        HostileLine.Begin begin = new HostileLine.Begin(8, "gif giant");
        assertThat(HostileLine.parse(begin.text())).contains(begin);
        assertThat(HostileLine.parse("[warn] something")).isEmpty();
    }
}
