package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EvaluationSpeedTest {
    @Test
    void a_small_table_is_measured() {
        assertThat(new CommandLine(new EvaluationSpeed())
                        .execute("--predictions", "2000", "--resamples", "20", "--runs", "2"))
                .isZero();
    }
}
