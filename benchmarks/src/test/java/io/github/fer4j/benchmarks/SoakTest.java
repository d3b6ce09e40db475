package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.benchmarks.Trend.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SoakTest {
    private static final String PHOTO = "../examples/src/main/resources/io/github/fer4j/examples/astronaut.png";

    /** Anscombe's first quartet (1973), whose line everybody knows: y = 3.00 + 0.500 x. */
    @Test
    void a_slope_is_that_of_least_squares() {
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            points.add(new Point(x[i], y[i]));
        }
        Trend trend = Trend.of(points);
        assertThat(trend.slope()).isCloseTo(0.5001, within(1e-4));
        assertThat(trend.min()).isEqualTo(4.26);
        assertThat(trend.max()).isEqualTo(10.84);
        assertThat(trend.points()).isEqualTo(11);
    }

    @Test
    void one_point_has_no_slope_and_none_no_trend() {
        assertThat(Trend.of(List.of(new Point(3, 7))).slope()).isZero();
        assertThatThrownBy(() -> Trend.of(List.of())).hasMessageContaining("at least one point");
    }

    @Test
    void a_half_has_the_points_between_its_ends() {
        List<Point> points = List.of(new Point(1, 0), new Point(2, 0), new Point(3, 0), new Point(4, 0));
        assertThat(Trend.between(points, 2, 4)).isEqualTo(points.subList(1, 4));
    }

    @Test
    void every_piece_is_done_once_and_what_goes_wrong_is_counted() throws InterruptedException {
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        SoakRun run = SoakRun.of(
                number -> {
                    assertThat(seen.add(number)).isTrue();
                    if (number % 100 == 3) {
                        throw new IllegalStateException("oops");
                    }
                    return number % 100 == 4 ? Optional.of("another answer") : Optional.empty();
                },
                1000,
                8,
                50);
        assertThat(run.done()).isEqualTo(1000);
        assertThat(seen).hasSize(1000);
        assertThat(run.problemCount()).isEqualTo(20);
        assertThat(run.problems()).hasSize(20).contains("another answer");
        assertThat(run.samples()).hasSize(20);
        assertThat(run.csv().lines()).hasSize(21).startsWith("classifications,seconds,resident_kb,heap_kb");
    }

    @Test
    void a_short_soak_has_the_same_results_and_leaves_a_plot(@TempDir Path folder) throws Exception {
        int exit = new CommandLine(new Soak())
                .execute(
                        "--threads", "4",
                        "--classifications", "400",
                        "--every", "20",
                        "--photo", PHOTO,
                        "--crops-per-photo", "99",
                        "--growth", "1e9", // so short a run tells nothing of memory
                        "--out", folder.toString());
        assertThat(exit).isZero();
        assertThat(Files.readAllLines(folder.resolve("memory.csv"))).hasSize(21);
        if (Files.exists(Path.of("/proc/self/status"))) {
            assertThat(folder.resolve("memory.svg")).content().contains("resident set, MB");
            assertThat(folder.resolve("memory.png")).isNotEmptyFile();
        }
    }
}
