package io.github.fer4j.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they should be. {@link ModelFileDamageTest} has the others. */
class ModelFileTest {
    private static final ModelFile MODEL = TestModels.model("onnx", "dl4j");

    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read_back_equal() {
        Path file = folder.resolve("new/folders/model.fer");
        MODEL.write(file);
        assertThat(ModelFile.read(file))
                .isEqualTo(MODEL)
                .hasSameHashCodeAs(MODEL)
                .hasToString("tiny for [dl4j, onnx]");
        assertThat(ModelFile.read(file).card()).isEqualTo(TestModels.card());
        assertThat(ModelFile.read(file).weights("onnx")).isEqualTo(MODEL.weights("onnx"));
    }

    @Test
    void a_card_without_provenance_is_read_back_equal() {
        ModelCard c = TestModels.card();
        ModelCard unknown = new ModelCard(
                c.name(),
                c.description(),
                c.labels(),
                c.preprocessing(),
                c.faceCrop(),
                c.architecture(),
                null,
                List.of(),
                c.licence());
        ModelFile model = MODEL.withCard(unknown);
        assertThat(TestModels.read(TestModels.bytes(model, folder))).isEqualTo(model);
        assertThat(unknown.provenance()).isEmpty();
    }

    @Test
    void the_same_content_gives_the_same_bytes_whatever_the_order_and_the_time_zone() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            byte[] utc = TestModels.bytes(MODEL, folder);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(TestModels.bytes(TestModels.model("dl4j", "onnx"), folder))
                    .isEqualTo(utc);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void models_with_other_weights_or_another_card_differ() {
        assertThat(MODEL)
                .isNotEqualTo(TestModels.model("onnx"))
                .isNotEqualTo(MODEL.withCard(MODEL.card().named("n", "d", "l")))
                .isNotEqualTo(ModelFile.of(MODEL.card(), Map.of("onnx", new byte[1], "dl4j", new byte[2])));
    }

    @Test
    void an_existing_file_is_replaced_and_nothing_is_left_beside_it() throws IOException {
        Path file = folder.resolve("model.fer");
        TestModels.model("onnx").write(file);
        MODEL.write(file);
        assertThat(ModelFile.read(file)).isEqualTo(MODEL);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void the_file_has_the_permissions_that_any_new_file_has() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Path plain = Files.createFile(folder.resolve("plain"));
        Path file = folder.resolve("model.fer");
        MODEL.write(file);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void a_link_to_a_folder_is_a_folder() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        MODEL.write(link.resolve("model.fer"));
        assertThat(ModelFile.read(folder.resolve("real/model.fer"))).isEqualTo(MODEL);
    }

    @Test
    void where_nothing_can_be_written_the_error_says_so_and_the_old_file_stays() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken.fer"));
        Files.createFile(taken.resolve("inside"));
        Path file = Files.createFile(folder.resolve("a-file"));
        for (Path bad : List.of(taken, file.resolve("model.fer"), Path.of("/"), Path.of("/proc/none/model.fer"))) {
            assertThatThrownBy(() -> MODEL.write(bad))
                    .as(bad.toString())
                    .isInstanceOf(FerException.class)
                    .hasMessageContaining("cannot be written");
        }
        assertThat(taken.resolve("inside")).exists();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(taken, file);
        }
    }

    @Test
    void a_folder_without_write_permission_keeps_the_old_file() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Path file = locked.resolve("model.fer");
        TestModels.model("onnx").write(file);
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(locked)).as("root may write everywhere").isFalse();
            assertThatThrownBy(() -> MODEL.write(file)).isInstanceOf(FerException.class);
            assertThat(ModelFile.read(file)).isEqualTo(TestModels.model("onnx"));
        } finally {
            Files.setPosixFilePermissions(locked, java.util.EnumSet.allOf(PosixFilePermission.class));
        }
    }

    @Test
    void a_card_too_large_to_be_read_is_not_written_and_the_old_file_stays() {
        Path file = folder.resolve("model.fer");
        MODEL.write(file);
        ModelFile large = MODEL.withCard(MODEL.card().named("n", "x".repeat(1 << 20), "l"));
        assertThatThrownBy(() -> large.write(file))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("a card has at most 1048576 bytes");
        assertThat(ModelFile.read(file)).isEqualTo(MODEL);
    }

    @Test
    void the_stream_stays_open() throws IOException {
        boolean[] closed = {false};
        try (InputStream in = new ByteArrayInputStream(TestModels.bytes(MODEL, folder)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        }) {
            assertThat(ModelFile.read(in, "x")).isEqualTo(MODEL);
            assertThat(closed[0]).isFalse();
        }
    }

    @Test
    void weights_are_copied_on_the_way_in_and_out() {
        byte[] in = {1};
        ModelFile model = ModelFile.of(TestModels.card(), Map.of("onnx", in));
        in[0] = 2;
        model.weights("onnx")[0] = 3;
        assertThat(model.weights("onnx")).containsExactly(1);
    }

    @Test
    void engines_are_named_in_order_and_asking_for_another_says_which_there_are() {
        assertThat(MODEL.engines()).containsExactly("dl4j", "onnx");
        assertThatThrownBy(() -> MODEL.engines().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(MODEL.hasWeights("tf")).isFalse();
        assertThatThrownBy(() -> MODEL.weights("tf"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("[dl4j, onnx], not for tf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ONNX", "../x", "a/b", "a b", "é"})
    void an_engine_with_another_name_is_refused(String name) {
        assertThatThrownBy(() -> ModelFile.of(TestModels.card(), Map.of(name, new byte[1])))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("lower-case letters and digits");
    }

    @Test
    void no_weights_or_too_many_engines_are_refused() {
        assertThatThrownBy(() -> ModelFile.of(TestModels.card(), Map.of()))
                .isInstanceOf(InvalidArgumentException.class);
        Map<String, byte[]> many = new HashMap<>();
        for (int i = 0; i < 14; i++) {
            many.put("e" + i, new byte[1]);
        }
        ModelFile most = ModelFile.of(TestModels.card(), many);
        assertThat(TestModels.read(TestModels.bytes(most, folder))).isEqualTo(most);
        many.put("e14", new byte[1]);
        assertThatThrownBy(() -> ModelFile.of(TestModels.card(), many))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at most 14");
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> ModelFile.of(null, Map.of("a", new byte[1]))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> ModelFile.of(TestModels.card(), null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> MODEL.withCard(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> ModelFile.read(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void the_card_as_json_is_that_of_the_file() throws IOException {
        byte[] file = TestModels.bytes(MODEL, folder);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("card.json");
            assertThat(MODEL.card().toJson()).isEqualTo(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
