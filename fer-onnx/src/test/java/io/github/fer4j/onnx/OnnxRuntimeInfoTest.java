package io.github.fer4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRuntimeInfoTest {
    @Test
    void the_native_library_loads_here_and_has_the_cpu() {
        OnnxRuntimeInfo info = OnnxRuntimeInfo.current();
        assertThat(info.version()).startsWith("1.");
        assertThat(info.providers()).contains("CPU").isSorted();
        assertThat(info.describe()).contains("ONNX Runtime " + info.version()).contains("CPU");
        assertThat(OnnxRuntimeInfo.current()).isEqualTo(info);
    }

    @Test
    void it_is_described_in_three_lines() {
        assertThat(new OnnxRuntimeInfo("9.8.7", List.of("CPU", "CUDA"), "none")
                        .describe()
                        .lines())
                .hasSize(3)
                .startsWith("engine        ONNX Runtime 9.8.7 with CPU, CUDA")
                .endsWith("GPU           none");
    }

    @Test
    void without_a_driver_and_without_cuda_both_are_said_and_what_to_do(@TempDir Path empty) {
        assertThat(Gpus.find(empty).describe(false, "9.8.7"))
                .startsWith("no NVIDIA driver found")
                .contains("this ONNX Runtime has no CUDA")
                .contains("com.microsoft.onnxruntime:onnxruntime_gpu:9.8.7");
    }

    @Test
    void the_models_of_gpus_are_read_from_the_driver(@TempDir Path driver) throws IOException {
        Files.writeString(driver.resolve("version"), "NVRM version: 1\n");
        for (String bus : List.of("0000:02", "0000:01")) {
            Path gpu = Files.createDirectories(driver.resolve("gpus").resolve(bus));
            Files.writeString(gpu.resolve("information"), "Model: \t\t NVIDIA T4\nIRQ: 1\n");
        }
        Files.createDirectories(driver.resolve("gpus/0000:03"));
        Gpus gpus = Gpus.find(driver);
        assertThat(gpus).isEqualTo(new Gpus(true, List.of("NVIDIA T4", "NVIDIA T4")));
        assertThat(gpus.describe(true, "9.8.7"))
                .startsWith(
                        "NVIDIA GPU found (NVIDIA T4, NVIDIA T4); this ONNX Runtime has CUDA; CUDA and cuDNN of the");
    }

    @Test
    void the_list_is_copied() {
        List<String> list = new ArrayList<>(List.of("CPU"));
        OnnxRuntimeInfo info = new OnnxRuntimeInfo("1", list, "");
        list.clear();
        assertThat(info.providers()).containsExactly("CPU");
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> new OnnxRuntimeInfo(null, List.of(), "")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new OnnxRuntimeInfo("1", null, "")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new OnnxRuntimeInfo("1", List.of(), null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new OnnxRuntimeInfo("1", Arrays.asList("CPU", null), ""))
                .isInstanceOf(NullPointerException.class);
    }
}
