package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TrainingMemoryTest {
    @Test
    void a_child_trains_a_small_net_to_the_end() {
        int exit = new CommandLine(new TrainingMemory())
                .execute("--net", "miniXception", "--size", "48", "--channels", "1", "--batch", "2", "--steps", "1");
        assertThat(exit).isZero();
    }
}
