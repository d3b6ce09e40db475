package io.github.fer4j.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerException;
import io.github.fer4j.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from anybody: no more than an error that says what is wrong, and no memory for what they only claim to hold. */
class HostileFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 100, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40})
    void a_header_length_that_cannot_be_is_refused(long length) throws IOException {
        byte[] bytes = ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
        Path file = Files.write(folder.resolve("x.safetensors"), bytes);
        assertThatThrownBy(() -> SafeTensors.open(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("got a length of " + Long.toUnsignedString(length));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | does not take",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | does not take",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}} | whole numbers from 0",
                "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | whole numbers from 0",
                "{'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}} | whole numbers from 0",
                "{'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,8]}} | whole numbers from 0",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | larger than any file",
                "{'a':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,8]}} | larger than any file",
                "{'a':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,2],'data_offsets':[0,8]}} | at most 8 numbers",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}} | two data_offsets",
                "{'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}} | it may be cut off",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | they take 4 bytes, there are 8",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | instead of 0",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | instead of 8",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | Duplicate",
                "{'a':3} | two data_offsets",
                "[1,2] | JSON object",
                "{'a' | its header is JSON",
                "{} {} | its header is JSON"
            })
    void a_header_that_is_wrong_is_refused(String header, String problem) throws IOException {
        Path file = WeightFiles.safetensors(folder.resolve("x.safetensors"), header.replace('\'', '"'), new byte[8]);
        assertThatThrownBy(() -> SafeTensors.open(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("x.safetensors")
                .hasMessageContaining(problem);
    }

    @Test
    void nesting_without_end_is_refused() throws IOException {
        Path file = WeightFiles.safetensors(folder.resolve("x.safetensors"), "[".repeat(100_000), new byte[0]);
        assertThatThrownBy(() -> SafeTensors.open(file)).isInstanceOf(ModelFormatException.class);
    }

    @Property(tries = 300)
    void safetensors_with_a_byte_changed_or_cut_off_are_read_or_refused(
            @ForAll @IntRange(max = 4095) int place, @ForAll byte value, @ForAll boolean cut) throws Exception {
        damaged("tiny.safetensors", place, value, cut, path -> {
            try (SafeTensors file = SafeTensors.open(path)) {
                file.shapes().keySet().forEach(name -> readOrRefuse(file, name));
            }
        });
    }

    @Property(tries = 200)
    void hdf5_with_a_byte_changed_or_cut_off_is_read_or_refused(
            @ForAll @IntRange(max = 16383) int place, @ForAll byte value, @ForAll boolean cut) throws Exception {
        damaged("tiny.h5", place, value, cut, path -> {
            try (KerasFile file = KerasFile.open(path)) {
                file.shapes().keySet().forEach(name -> readOrRefuse(file, name));
            }
        });
    }

    private static void readOrRefuse(WeightFile file, String name) {
        try {
            file.read(name);
        } catch (ModelFormatException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    private interface Use {
        void of(Path path);
    }

    private static void damaged(String name, int place, byte value, boolean cut, Use use)
            throws IOException, URISyntaxException {
        byte[] bytes = Files.readAllBytes(
                Path.of(HostileFilesTest.class.getResource("/weights/" + name).toURI()));
        bytes[place % bytes.length] = value;
        int length = cut ? place % bytes.length : bytes.length;
        Path file = Files.createTempFile("fer4j", name);
        try {
            Files.write(file, Arrays.copyOf(bytes, length));
            use.of(file);
        } catch (FerException refused) {
            assertThat(refused.getMessage()).contains(name);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    @Timeout(20)
    void an_array_of_nd4j_that_claims_what_it_has_not_is_refused() {
        byte[] garbage = new byte[64];
        assertThatThrownBy(() -> Nd4jArray.readRow(new ByteArrayInputStream(garbage), 10))
                .isInstanceOf(IOException.class);
        byte[] huge = ByteBuffer.allocate(40)
                .putShort((short) 10)
                .put("LONG_SHAPE".getBytes(StandardCharsets.US_ASCII))
                .putLong(Long.MAX_VALUE)
                .putShort((short) 4)
                .put("LONG".getBytes(StandardCharsets.US_ASCII))
                .array();
        assertThatThrownBy(() -> Nd4jArray.readRow(new ByteArrayInputStream(huge), 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("begins with its shape");
    }
}
