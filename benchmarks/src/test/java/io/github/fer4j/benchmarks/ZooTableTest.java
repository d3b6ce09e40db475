package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ZooTableTest {
    /** Maven runs tests in the folder of the module. */
    private static final Path GUIDE = Path.of("../docs/models/zoo.md");

    @Test
    void the_table_in_the_guide_is_that_of_the_zoo_as_it_is() throws IOException {
        assertThat(Files.readString(GUIDE)).contains(ZooTable.table());
    }

    @Test
    void it_replaces_the_table_and_nothing_else(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("zoo.md");
        Files.writeString(file, "# Nets\n<!-- table: begin -->\nold\n<!-- table: end -->\nmore\n");
        assertThat(new CommandLine(new ZooTable()).execute(file.toString())).isZero();
        assertThat(file)
                .hasContent("# Nets\n<!-- table: begin -->\n" + ZooTable.table() + "<!-- table: end -->\nmore\n");
    }

    @Test
    void a_file_without_a_place_for_the_table_is_left_alone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("zoo.md");
        Files.writeString(file, "# Nets\n");
        assertThat(new CommandLine(new ZooTable()).execute(file.toString())).isEqualTo(1);
        assertThat(file).hasContent("# Nets\n");
    }
}
