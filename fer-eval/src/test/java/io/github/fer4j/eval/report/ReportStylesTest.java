package io.github.fer4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.eval.Contrast;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the page's own rules; those of plots and heat are tested beside them. Formula: WCAG 2.2. */
class ReportStylesTest {
    private static final Pattern SCHEME = Pattern.compile(":root\\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+):#([0-9a-f]{6})");

    private static String css() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Map<String, Integer>> schemes() throws IOException {
        List<Map<String, Integer>> schemes = new ArrayList<>();
        Matcher scheme = SCHEME.matcher(css());
        while (scheme.find()) {
            Map<String, Integer> colours = new HashMap<>();
            Matcher colour = COLOUR.matcher(scheme.group(1));
            while (colour.find()) {
                colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
            }
            schemes.add(colours);
        }
        return schemes;
    }

    @Test
    void text_has_enough_contrast_in_light_and_dark() throws IOException {
        assertThat(schemes()).hasSize(2).allSatisfy(colours -> {
            for (String text : List.of("text", "muted", "accent")) {
                for (String ground : List.of("surface", "panel")) {
                    assertThat(Contrast.of(colours.get(text), colours.get(ground)))
                            .as(text + " on " + ground)
                            .isGreaterThan(4.5);
                }
            }
            assertThat(Contrast.of(colours.get("text"), colours.get("note"))).isGreaterThan(4.5);
            assertThat(Contrast.of(colours.get("note-edge"), colours.get("note")))
                    .isGreaterThan(3);
        });
    }

    @Test
    void it_is_for_phones_paper_and_keyboards() throws IOException {
        assertThat(css())
                .contains(
                        "@media print",
                        ":focus-visible{outline:",
                        ".scroll{overflow:auto",
                        "(prefers-color-scheme:dark)");
    }
}
