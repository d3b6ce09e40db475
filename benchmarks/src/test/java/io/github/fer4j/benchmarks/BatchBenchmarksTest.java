package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Sample;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BatchBenchmarksTest {
    @Test
    void batch_speed_runs_on_a_few_images() {
        assertThat(new CommandLine(new BatchSpeed()).execute("--images", "14", "--warm-up", "0", "--rounds", "1"))
                .isZero();
    }

    @Test
    void a_child_reads_a_small_folder() {
        assertThat(new CommandLine(new FolderMemory()).execute("--files", "100", "--distinct", "14"))
                .isZero();
    }

    @Test
    void loader_wait_trains_on_files() {
        assertThat(new CommandLine(new LoaderWait())
                        .execute("--nets", "slimCnn", "--images", "70", "--epochs", "1", "--files"))
                .isZero();
    }

    @Test
    void a_folder_holds_what_was_asked_for_and_is_gone_after_use() throws Exception {
        FaceFolder folder = FaceFolder.create();
        try (folder) {
            FerDataset faces = FaceFolder.draw(14);
            folder.fill(faces, 20, "png");
            FerDataset data = FaceFolder.read(folder.root());
            assertThat(data.size()).isEqualTo(20);
            for (Sample sample : data) {
                int number = Integer.parseInt(sample.id().replaceAll("\\D", ""));
                Sample drawn = faces.get(number % 14);
                assertThat(sample.label()).isEqualTo(drawn.label());
                assertThat(sample.image().load()).isEqualTo(drawn.image().load());
            }
        }
        assertThat(Files.exists(folder.root())).isFalse();
    }
}
