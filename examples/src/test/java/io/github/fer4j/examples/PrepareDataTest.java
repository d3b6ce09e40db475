package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.data.source.CsvManifest;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PrepareDataTest {
    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(console);
    }

    @Test
    void a_data_set_becomes_clean_split_balanced_and_is_written(@TempDir Path folder) {
        FerDataset faces = SyntheticFaces.builder().samplesPerClass(20).build();
        List<Sample> raw = new ArrayList<>();
        for (Sample face : faces) {
            boolean rare = face.label().orElseThrow().name().equals("disgust");
            if (!rare || raw.size() < 90) {
                raw.add(Sample.builder(face.id(), face.image())
                        .label(face.label().orElseThrow())
                        .subject(face.subject().orElseThrow())
                        .build());
            }
        }
        raw.add(raw.get(0).toBuilder().build().withId("again"));
        Path manifest = CsvManifest.write(FerDataset.of("raw", faces.labels(), raw), folder.resolve("raw"));

        int code = new CommandLine(new PrepareData())
                .execute(
                        manifest.toString(),
                        "--split",
                        "subject",
                        "--balance",
                        "1",
                        "--out",
                        folder.resolve("ready").toString());

        assertThat(code).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Recognised: ")
                .contains((raw.size() - 1) + " of " + raw.size() + " samples kept")
                .contains("Leaks: no leaks among " + (raw.size() - 1) + " samples")
                .containsPattern("Balanced: TRAIN: .*: 1\\.0 to 1");
        FerDataset ready = CsvManifest.of(folder.resolve("ready/manifest.csv")).load();
        assertThat(ready.split(Split.TRAIN).classCounts().values().stream().distinct())
                .hasSize(1);
        assertThat(ready.split(Split.TEST).isEmpty()).isFalse();
        assertThat(folder.resolve("ready/cleaning.csv")).content().contains("again,repeated,true");
    }
}
