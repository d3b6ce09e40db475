package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SyntheticLearningTest {
    @Test
    void a_few_faces_are_learnt_for_an_epoch() {
        assertThat(new CommandLine(new SyntheticLearning()).execute("--people", "10", "--epochs", "1"))
                .isZero();
    }
}
