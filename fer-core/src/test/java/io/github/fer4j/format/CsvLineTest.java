package io.github.fer4j.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLineTest {
    @Test
    void fields_that_would_break_a_line_are_quoted() {
        assertThat(CsvLine.of(List.of("plain", "a,b", "say \"no\"", "two\nlines", "")))
                .isEqualTo("plain,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\n");
    }
}
