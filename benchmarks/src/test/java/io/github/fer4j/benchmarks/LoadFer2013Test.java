package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadFer2013Test {
    @Test
    void a_csv_of_one_row_is_loaded_twice(@TempDir Path folder) throws Exception {
        Path csv = folder.resolve("fer2013.csv");
        Files.writeString(csv, "emotion,pixels,Usage\n3," + "7 ".repeat(48 * 48 - 1) + "7,Training\n");
        assertThat(new CommandLine(new LoadFer2013()).execute(csv.toString(), "--runs", "2"))
                .isZero();
    }
}
