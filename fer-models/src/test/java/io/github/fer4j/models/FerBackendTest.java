package io.github.fer4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.Nd4jCpu;

class FerBackendTest {
    @Test
    void the_backend_of_the_tests_is_described_with_versions_threads_and_natives() {
        FerBackend backend = FerBackend.current();

        assertThat(backend.backend()).isEqualTo("CPU");
        assertThat(backend.nd4jVersion()).isEqualTo("1.0.0-M2.1");
        assertThat(backend.platform()).isEqualTo(Loader.getPlatform());
        assertThat(backend.classifier()).startsWith(backend.platform());
        assertThat(backend.ompThreads()).isPositive();
        assertThat(backend.blasThreads()).isPositive();
        assertThat(backend.blas()).contains("OpenBLAS");
        assertThat(backend.gpu()).isFalse();
        assertThat(backend.gpuReason()).contains("class path", "8.6", "11.6");
    }

    @Test
    void one_dnn_is_reported_as_the_native_library_was_built() {
        FerBackend backend = FerBackend.current();

        assertThat(backend.oneDnn()).isEqualTo(Nd4jCpu.Environment.getInstance().isUseMKLDNN());
        if (backend.oneDnn()) {
            assertThat(backend.oneDnnReason()).contains("helpers are on");
        } else if (backend.platform().endsWith("x86_64")) {
            assertThat(backend.oneDnnReason())
                    .contains("org.nd4j:nd4j-native:1.0.0-M2.1:" + backend.platform() + "-onednn");
        }
    }

    @Test
    void the_kernels_of_open_blas_are_not_those_of_the_oldest_processor() {
        // OpenBLAS 0.3.19, which ND4J asks for, falls back to PRESCOTT on processors that it does not know.
        assertThat(FerBackend.current().blasKernel()).isNotBlank().isNotEqualTo("PRESCOTT");
    }

    @Test
    void the_text_has_one_fact_a_line() {
        assertThat(FerBackend.current().describe().lines())
                .hasSize(6)
                .allMatch(line -> line.matches("(backend|oneDNN|BLAS|threads|instructions|GPU) +\\S.*"));
        assertThat(FerBackend.current()).hasToString(FerBackend.current().describe());
    }

    @Test
    void the_answer_is_the_same_object_each_time() {
        assertThat(FerBackend.current()).isSameAs(FerBackend.current());
    }

    @Test
    void the_list_of_instruction_sets_is_copied() {
        List<String> sets = new ArrayList<>(List.of("avx2"));
        FerBackend backend = new FerBackend(
                "CPU", "1", "linux-x86_64", "linux-x86_64", false, "none", "b", "k", 1, 1, sets, false, "g");
        sets.add("avx512f");

        assertThat(backend.instructionSets()).containsExactly("avx2");
        assertThatThrownBy(() -> backend.instructionSets().add("x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void null_is_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(
                        () -> new FerBackend(null, "1", "p", "c", false, "r", "b", "k", 1, 1, List.of(), false, "g"))
                .withMessage("backend");
    }
}
