package io.github.fer4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxRuntimeInfoTest {
    @Test
    void the_native_library_loads_here_and_has_the_cpu() {
        OnnxRuntimeInfo info = OnnxRuntimeInfo.current();
        assertThat(info.version()).startsWith("1.");
        assertThat(info.providers()).contains("CPU").isSorted();
        assertThat(info.describe()).startsWith("ONNX Runtime " + info.version()).contains("CPU");
        assertThat(OnnxRuntimeInfo.current()).isEqualTo(info);
    }

    @Test
    void it_is_described_in_a_line() {
        assertThat(new OnnxRuntimeInfo("9.8.7", List.of("CPU", "CUDA")).describe())
                .isEqualTo("ONNX Runtime 9.8.7 with CPU, CUDA");
    }

    @Test
    void the_list_is_copied() {
        List<String> list = new ArrayList<>(List.of("CPU"));
        OnnxRuntimeInfo info = new OnnxRuntimeInfo("1", list);
        list.clear();
        assertThat(info.providers()).containsExactly("CPU");
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> new OnnxRuntimeInfo(null, List.of())).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new OnnxRuntimeInfo("1", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new OnnxRuntimeInfo("1", Arrays.asList("CPU", null)))
                .isInstanceOf(NullPointerException.class);
    }
}
