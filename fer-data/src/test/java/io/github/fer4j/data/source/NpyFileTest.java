package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.MalformedDatasetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files are what numpy 2.4.6's {@code numpy.lib.format.write_array} writes. */
class NpyFileTest {
    @TempDir
    Path folder;

    private double[] read(String base64) {
        return NpyFile.numbers(
                TestImages.bytes(folder.resolve("a.npy"), Base64.getDecoder().decode(base64)), "a.npy");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "<U1; k05VTVBZAQB2AHsnZGVzY3InOiAnPFUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCks"
                        + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAozAAAA; 3",
                "<U9; k05VTVBZAQB2AHsnZGVzY3InOiAnPFU5JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCks"
                        + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAotAAAAMAAAAC4AAAA0AAAAMwAAADYAAAA1AAAAMAAAADgAAAA=; -0.436508",
                ">U2; k05VTVBZAQB2AHsnZGVzY3InOiAnPlUyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCks"
                        + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAoAAAAxAAAAMg==; 12",
                "<i8; k05VTVBZAQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCks"
                        + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAoKAAAAAAAAAA==; 10",
                "<f8; k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCks"
                        + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAoAAAAAAAAAwA==; -2",
                "|u1; k05VTVBZAQB2AHsnZGVzY3InOiAnfHUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCks"
                        + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IArI; 200"
            })
    void scalars_of_the_types_that_annotations_have_are_read(String type, String base64, double expected) {
        assertThat(read(base64)).containsExactly(expected);
    }

    @Test
    void arrays_of_one_dimension_big_endian_numbers_and_byte_strings_are_read() {
        assertThat(read("k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIs"
                        + "KSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAoAAIA+AADAvw=="))
                .containsExactly(0.25, -1.5);
        assertThat(read("k05VTVBZAQB2AHsnZGVzY3InOiAnPmk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEs"
                        + "KSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAoAAAAH"))
                .containsExactly(7);
        assertThat(read("k05VTVBZAQB2AHsnZGVzY3InOiAnfFMzJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIs"
                        + "KSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAoxLjUyAAA="))
                .containsExactly(1.5, 2);
    }

    @Test
    void versions_two_and_three_have_a_longer_header_length() {
        assertThat(read("k05VTVBZAgB0AAAAeydkZXNjcic6ICc8aTgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAo"
                        + "KSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAoEAAAAAAAAAA=="))
                .containsExactly(4);
        assertThat(read("k05VTVBZAwB0AAAAeydkZXNjcic6ICc8VTEnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAo"
                        + "KSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAozAAAA"))
                .containsExactly(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "objects; k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwp"
                        + "LCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAqABJWPAAAAAAAAAIwWbnVtcHkuX2NvcmUubXVsdGlhcnJheZSMDF9yZWNvbnN0cnVjdJSTlIwFbnVtcHmU"
                        + "jAduZGFycmF5lJOUSwCFlEMBYpSHlFKUKEsBSwKFlGgDjAVkdHlwZZSTlIwCTziUiYiHlFKUKEsDjAF8lE5O"
                        + "Tkr/////Sv////9LP3SUYoldlCiMAWGUTmV0lGIu; expected a number or one row of numbers",
                "two dimensions; k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIs"
                        + "IDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=; expected a number or one row of numbers",
                "booleans; k05VTVBZAQB2AHsnZGVzY3InOiAnfGIxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCks"
                        + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAoB; the elements are of type b1",
                "a word; k05VTVBZAQB2AHsnZGVzY3InOiAnPFUzJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCks"
                        + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IApzAAAAYQAAAGQAAAA=; the text 'sad', expected a number",
                "half precision; k05VTVBZAQB2AHsnZGVzY3InOiAnPGYyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCks"
                        + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                        + "IAoAPA==; the elements are of type f2"
            })
    void other_arrays_are_errors_that_say_what_is_read(String what, String base64, String problem) {
        assertThatThrownBy(() -> read(base64))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("a.npy: ")
                .hasMessageContaining(problem);
    }

    @Test
    void missing_large_and_foreign_files_are_errors() {
        assertThatThrownBy(() -> NpyFile.number(folder.resolve("no.npy"), "no.npy"))
                .hasMessage("no.npy: there is no such file; unpack all annotations");
        assertThatThrownBy(
                        () -> NpyFile.number(TestImages.bytes(folder.resolve("big.npy"), new byte[70_000]), "big.npy"))
                .hasMessageContaining("more than 65536 bytes");
        assertThatThrownBy(() -> NpyFile.number(TestImages.text(folder.resolve("x.npy"), "3\n"), "x.npy"))
                .hasMessageContaining("no NumPy file");
        assertThatThrownBy(
                        () -> NpyFile.number(TestImages.bytes(folder.resolve("two.npy"), TestNpy.of(1, 2)), "two.npy"))
                .hasMessageContaining("2 elements, expected one number");
    }

    @Property(tries = 300)
    void a_damaged_file_gives_a_number_or_an_error_of_ours(
            @ForAll @IntRange(max = 135) int at, @ForAll byte value, @ForAll @IntRange(max = 136) int length) {
        byte[] bytes = TestNpy.of(0.5);
        bytes[at] = value;
        Path file = Path.of(
                System.getProperty("java.io.tmpdir"),
                "fer4j-" + ProcessHandle.current().pid() + ".npy");
        TestImages.bytes(file, Arrays.copyOf(bytes, length));
        try {
            NpyFile.numbers(file, "damaged.npy");
        } catch (MalformedDatasetException expected) {
            assertThat(expected).hasMessageStartingWith("damaged.npy: ");
        } finally {
            file.toFile().delete();
        }
    }
}
