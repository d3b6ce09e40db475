package io.github.fer4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PhotoSpeedTest {
    /** Maven runs tests in the folder of the module. */
    private static final String ASTRONAUT = "../examples/src/main/resources/io/github/fer4j/examples/astronaut.png";

    @Test
    void a_child_tells_where_the_time_of_each_photo_goes() {
        int exit = new CommandLine(new PhotoSpeed())
                .execute(
                        "--astronaut",
                        ASTRONAUT,
                        "--sizes",
                        "320x240",
                        "--detectors",
                        "standard",
                        "--rounds",
                        "1",
                        "--warm-up",
                        "0",
                        "--seconds",
                        "0");
        assertThat(exit).isZero();
    }
}
