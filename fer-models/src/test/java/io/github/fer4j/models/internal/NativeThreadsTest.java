package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class NativeThreadsTest {
    private static NativeOps ops;

    @BeforeAll
    static void load() {
        FastPath.enable();
        ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    }

    @Test
    void work_sees_one_thread_and_the_caller_gets_its_number_back() {
        int before = ops.ompGetMaxThreads();
        assertThat(NativeThreads.single(ops::ompGetMaxThreads)).isEqualTo(1);
        assertThat(ops.ompGetMaxThreads()).isEqualTo(before);
    }

    @Test
    void the_number_comes_back_after_a_failure_too() {
        int before = ops.ompGetMaxThreads();
        assertThatThrownBy(() -> NativeThreads.single(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(ops.ompGetMaxThreads()).isEqualTo(before);
    }
}
