package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.FerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to a file, a reader gives whole rows or an error of ours, never an exception of a library below. */
class DamagedFilesTest {
    private static final byte[] PLAIN = (Files2013.HEADER + Files2013.rows(3)).getBytes(StandardCharsets.UTF_8);
    private static final byte[] PACKED = Files2013.gzip(Files2013.HEADER + Files2013.rows(3));
    private static final String STRUCTURE = "\"\n\r,\u0000 ";

    @Property(tries = 150)
    void a_damaged_file_gives_rows_or_an_error_of_ours(
            @ForAll long seed, @ForAll boolean packed, @ForAll @IntRange(min = 1, max = 30) int changes)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = (packed ? PACKED : PLAIN).clone();
        for (int i = 0; i < changes; i++) {
            // Half of the changes put what means something in a csv file.
            bytes[random.nextInt(bytes.length)] = (byte)
                    (random.nextBoolean() ? STRUCTURE.charAt(random.nextInt(STRUCTURE.length())) : random.nextInt(256));
        }
        Path file = Files.createTempFile("damaged", ".csv");
        try {
            Files.write(file, bytes);
            LoadReport report = Fer2013.csv(file).lenient().loadWithReport();
            assertThat(report.rowsRead())
                    .isEqualTo(report.dataset().size() + report.skipped().size());
            if (!report.skipped().isEmpty()) {
                assertThat(report.skipped())
                        .allSatisfy(skip -> assertThat(skip.line()).isPositive());
            }
        } catch (FerException expected) {
            assertThat(expected.getMessage()).contains(file.getFileName().toString());
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 150)
    void damaged_lists_of_any_form_give_rows_or_an_error_of_ours(
            @ForAll long seed, @ForAll @IntRange(max = 3) int form, @ForAll @IntRange(min = 1, max = 8) int changes)
            throws IOException {
        Random random = new Random(seed);
        String text = switch (form) {
            case 0 -> "path,label,split,votes:fear,votes:anger\nx.png,fear,train,1,2\ny.png,anger,test,,\n";
            case 1 -> "item,worker,label\nf1,anna,fear\nf1,ben,anger\nf2,ben,anger\n";
            case 2 -> "item,fear,anger\nf1,1,2\nf2,3,4\n";
            default -> "train_1.jpg 1\ntest_1.jpg 7\ntest_2.jpg 3\n";
        };
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte)
                    (random.nextBoolean() ? STRUCTURE.charAt(random.nextInt(STRUCTURE.length())) : random.nextInt(256));
        }
        Path folder = Files.createTempDirectory("damaged");
        Path file = folder.resolve(form == 3 ? "EmoLabel/list_patition_label.txt" : "list.csv");
        try {
            TestImages.bytes(file, bytes);
            Files.createDirectories(folder.resolve("Image/aligned"));
            switch (form) {
                case 0 -> CsvManifest.of(file).anyNames().lenient().loadWithReport();
                case 1 -> CrowdAnswers.longForm(file).lenient().loadWithReport();
                case 2 -> CrowdAnswers.wideForm(file).lenient().loadWithReport();
                default -> RafDb.basic(folder).lenient().loadWithReport();
            }
        } catch (FerException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        } finally {
            for (String name : new String[] {
                "list.csv", "EmoLabel/list_patition_label.txt", "EmoLabel", "Image/aligned", "Image", ""
            }) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }
}
