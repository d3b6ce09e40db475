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
}
