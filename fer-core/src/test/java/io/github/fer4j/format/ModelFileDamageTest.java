package io.github.fer4j.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.ModelFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are truncated, altered, hostile, or not ours: each gives a {@link ModelFormatException} that says which. */
class ModelFileDamageTest {
    private static final ModelFile MODEL = TestModels.model("onnx", "dl4j");
    private static byte[] whole;

    @BeforeAll
    static void write(@TempDir Path folder) {
        whole = TestModels.bytes(MODEL, folder);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> reading(byte[] bytes) {
        return assertThatThrownBy(() -> TestModels.read(bytes))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("test: ");
    }

    private static Map<String, byte[]> entries() throws IOException {
        return TestModels.unzip(whole);
    }

    private static byte[] withCard(String json) throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("card.json", json.getBytes(UTF_8));
        return TestModels.zipWithSums(entries);
    }

    private static String card() throws IOException {
        return new String(entries().get("card.json"), UTF_8);
    }

    @Test
    void a_file_cut_anywhere_is_refused() {
        for (int length = 0; length < whole.length; length++) {
            reading(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void a_file_that_goes_on_is_refused() {
        reading(Arrays.copyOf(whole, whole.length + 1)).hasMessageContaining("goes on after its end");
    }

    /** Each byte twice: one bit of it, and all. */
    @Test
    void a_flipped_byte_is_refused_or_does_not_change_the_model() {
        for (int at = 0; at < whole.length; at++) {
            for (int flip : new int[] {1 << at % 8, 0xff}) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) flip;
                ModelFile read;
                try {
                    read = TestModels.read(flipped);
                } catch (ModelFormatException e) {
                    continue; // what should happen
                }
                assertThat(read).as("byte %d, flipped by %d", at, flip).isEqualTo(MODEL);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "hello", "{\"format\": \"fer4j-model\"}"})
    void what_is_no_zip_is_said_to_be_none(String text) {
        reading(text.getBytes(UTF_8)).hasMessageContaining("not a zip");
    }

    @Test
    void a_zip_of_something_else_is_named_by_what_it_holds() throws IOException {
        reading(TestModels.zip(Map.of("META-INF/MANIFEST.MF", new byte[9])))
                .hasMessageContaining("'META-INF/MANIFEST.MF', which no fer4j model does");
        reading(TestModels.zip(Map.of("weights/onnx", new byte[9]))).hasMessageContaining("no card.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../x", "/etc/passwd", "weights/../x", "weights/", "weights/a/b", "weights/A", "note.txt", ""
            })
    void an_entry_more_is_refused(String name) throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put(name, new byte[] {1});
        reading(TestModels.zipWithSums(entries)).hasMessageContaining("holds '" + name + "'");
    }

    @Test
    void the_same_entry_twice_is_refused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("weights/onnz", new byte[] {1}); // the writer refuses two of a name, so one is renamed in the bytes
        byte[] bytes = TestModels.zipWithSums(entries);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        reading(text.replace("weights/onnz", "weights/onnx").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .hasMessageContaining("'weights/onnx' twice");
    }

    @Test
    void too_many_entries_are_refused() throws IOException {
        Map<String, byte[]> entries = entries();
        for (int i = 0; i < 20; i++) {
            entries.put("weights/e" + i, new byte[1]);
        }
        reading(TestModels.zipWithSums(entries)).hasMessageContaining("over 17 entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"card.json", "SHA256SUMS"})
    void a_zip_bomb_is_refused_before_it_fills_the_memory(String name) throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put(name, new byte[(1 << 20) + 1]);
        byte[] bomb = TestModels.zip(entries);
        assertThat(bomb).hasSizeLessThan(10_000);
        reading(bomb).hasMessageContaining("'" + name + "' is too large");
    }

    /** Two entries, each of half of what any file may have: the second is cut off where the whole file has too much. */
    @Test
    void weights_that_inflate_a_hundredfold_are_refused_before_they_fill_the_memory() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("card.json", entries().get("card.json"));
        entries.put("weights/a", new byte[Inflation.FREE / 2]);
        entries.put("weights/b", new byte[2 * Inflation.FREE]);
        byte[] bomb = TestModels.zipWithSums(entries);
        assertThat(bomb).hasSizeLessThan(100_000);
        reading(bomb)
                .hasMessageContaining("'weights/b' inflates to over 20 times")
                .hasMessageContaining("zip bomb");
    }

    @Test
    void a_model_of_megabytes_of_zeros_can_be_read_as_it_was_written(@TempDir Path folder) {
        byte[] zeros = new byte[2 * Inflation.FREE];
        zeros[zeros.length - 1] = 1;
        ModelFile sparse = ModelFile.of(TestModels.card(), Map.of("onnx", zeros, "dl4j", new byte[] {1, 2, 3}));
        byte[] bytes = TestModels.bytes(sparse, folder);
        assertThat(TestModels.read(bytes)).isEqualTo(sparse);
        assertThat(TestModels.bytes(sparse, folder)).isEqualTo(bytes);
    }

    @Test
    void a_stream_that_never_ends_is_refused() {
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < whole.length ? whole[at++] & 0xff : 0;
            }
        };
        assertThatThrownBy(() -> ModelFile.read(endless, "test"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("goes on after its end");
    }

    @Test
    void altered_weights_are_caught_by_the_checksum() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.get("weights/dl4j")[50] ^= 1;
        reading(TestModels.zip(entries)).hasMessageContaining("'weights/dl4j' has another checksum");
    }

    @Test
    void missing_checksums_weights_or_lines_are_refused() throws IOException {
        Map<String, byte[]> noSums = entries();
        noSums.remove("SHA256SUMS");
        reading(TestModels.zip(noSums)).hasMessageContaining("no SHA256SUMS");

        Map<String, byte[]> noWeights = new LinkedHashMap<>(entries());
        noWeights.keySet().removeIf(name -> name.startsWith("weights/"));
        reading(TestModels.zip(noWeights)).hasMessageContaining("names");
        reading(TestModels.zipWithSums(noWeights)).hasMessageContaining("has no weights");

        Map<String, byte[]> noLine = entries();
        noLine.put("SHA256SUMS", new byte[0]);
        reading(TestModels.zip(noLine)).hasMessageContaining("checksum");
    }

    @Test
    void a_newer_format_asks_for_a_newer_fer4j() throws IOException {
        reading(withCard(card().replace("\"formatVersion\" : 1", "\"formatVersion\" : 3")))
                .hasMessageContaining("version is 3")
                .hasMessageContaining("use a newer fer4j");
        reading(withCard(card().replace("\"formatVersion\" : 1", "\"formatVersion\" : 4294967297")))
                .hasMessageContaining("use a newer fer4j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"1\"", "null", "true", "[]"})
    void a_format_version_that_is_no_positive_whole_number_is_refused(String version) throws IOException {
        reading(withCard(card().replace("\"formatVersion\" : 1", "\"formatVersion\" : " + version)))
                .hasMessageContaining("formatVersion is a whole number from 1, got " + version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "\"fer4j-model\"", "{}", "{\"format\": \"onnx\"}"})
    void a_card_that_is_no_card_is_refused(String json) throws IOException {
        reading(withCard(json)).hasMessageContaining("card");
    }

    @Test
    void a_deeply_nested_card_is_refused_and_takes_no_stack() throws IOException {
        reading(withCard("[".repeat(500_000))).hasMessageContaining("not JSON");
    }

    @Test
    void unknown_fields_are_for_newer_readers_and_ignored() throws IOException {
        String card = card().replaceFirst("\\{", "{ \"added\" : { \"later\" : [ 1 ] },")
                .replace("\"margin\" :", "\"tilt\" : 3, \"margin\" :");
        assertThat(TestModels.read(withCard(card))).isEqualTo(MODEL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "description",
                "labels",
                "preprocessing",
                "faceCrop",
                "architecture",
                "quality",
                "licence",
                "height",
                "width",
                "channels",
                "interpolation",
                "normalisation",
                "kind",
                "mean",
                "deviation",
                "margin",
                "options",
                "samples",
                "metrics",
                "seed",
                "selection",
                "settings",
                "versions"
            })
    void a_missing_field_is_named(String field) throws IOException {
        String renamed = card().replace("\"" + field + "\" :", "\"x\" :");
        assertThat(renamed).isNotEqualTo(card());
        reading(withCard(renamed)).hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"channels\" : 1', '\"channels\" : 2', 1 or 3 channels",
        "'\"height\" : 48', '\"height\" : 1000000', 1 to 4096 pixels",
        "'\"deviation\" : 0.02', '\"deviation\" : -1', positive",
        "'\"margin\" : 0.1', '\"margin\" : 9', margin",
        "BILINEAR, LANCZOS, LANCZOS",
        "'\"fear\"', '\"anger\"', twice",
        "'\"accuracy\" : 0.5', '\"accuracy\" : null', accuracy"
    })
    void a_field_outside_its_range_is_refused_by_the_rule(String from, String to, String message) throws IOException {
        reading(withCard(card().replace(from, to))).hasMessageContaining(message);
    }

    @Test
    void a_file_that_is_missing_or_a_folder_is_refused(@TempDir Path folder) {
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.fer")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("none.fer: cannot be read");
        assertThatThrownBy(() -> ModelFile.read(folder)).isInstanceOf(ModelFormatException.class);
    }

    @Test
    void a_stream_that_breaks_is_a_model_format_exception() {
        InputStream broken = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == 100) {
                    throw new IOException("the cable was cut");
                }
                return whole[at++] & 0xff;
            }
        };
        assertThatThrownBy(() -> ModelFile.read(broken, "test"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("the cable was cut");
    }

    @Test
    void a_weights_entry_is_read_as_it_is_even_when_empty() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("weights/onnx", new byte[0]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(TestModels.zipWithSums(entries));
        assertThat(TestModels.read(out.toByteArray()).weights("onnx")).isEmpty();
    }
}
