package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ServiceLoader;
import javax.tools.Tool;
import org.junit.jupiter.api.Test;

class JShellScriptTest {
    @Test
    void the_script_loads_trains_evaluates_and_classifies() {
        Tool jshell = ServiceLoader.load(Tool.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(tool -> "jshell".equals(tool.name()))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        jshell.run(
                new ByteArrayInputStream(new byte[0]),
                print,
                print,
                "--class-path",
                System.getProperty("java.class.path"),
                "-R-Xmx1g",
                Path.of("jshell/first-steps.jsh").toString());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("synthetic faces")
                .contains("epoch 8/8")
                .contains("accuracy")
                .contains("fear taken for surprise:")
                .contains("is seen as")
                .doesNotContain("Exception")
                .doesNotContain("Error:");
    }
}
