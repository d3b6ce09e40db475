package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CrowdScaleTest {
    @Test
    void a_table_of_two_lines_is_measured() {
        assertThat(new CommandLine(new CrowdScale())
                        .execute(
                                "--answers",
                                "4000",
                                "--lines",
                                "2",
                                "--workers",
                                "40",
                                "--iterations",
                                "3",
                                "--runs",
                                "1"))
                .isZero();
    }
}
