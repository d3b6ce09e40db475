package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Fer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ListModelsTest {
    @Test
    void a_model_has_a_row_for_each_of_its_evaluations_with_the_command_that_made_it(@TempDir Path folder) {
        Fer.bundledModel("fer2013-7").write(folder.resolve("one.fer"));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        int exit = new CommandLine(new ListModels(new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .execute(folder.toString());

        assertThat(exit).isZero();
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines)
                .hasSize(2 + Fer.bundledModel("fer2013-7").card().quality().size());
        assertThat(lines.get(2))
                .startsWith("| `fer2013-7` | 56.4 | 661,095 | FER-2013 PublicTest")
                .contains("`TrainFer2013 ");
    }
}
