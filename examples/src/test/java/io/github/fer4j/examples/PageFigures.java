package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the figures that a browser shows with the JSON of the same report. */
final class PageFigures {
    private static final Pattern ELEMENT = Pattern.compile("<(?:data|span)( [^>]*data-figure=\"[^>]*)>([^<]*)<");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private PageFigures() {}

    /** The places of the figures, all of which are as in the JSON. */
    static List<String> checked(String dom, JsonNode json) {
        return ELEMENT.matcher(dom)
                .results()
                .map(found -> checked(attributes(found.group(1)), found.group(2), json))
                .toList();
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new TreeMap<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            attributes.put(matcher.group(1), matcher.group(2));
        }
        return attributes;
    }

    private static String checked(Map<String, String> attributes, String shown, JsonNode json) {
        String place = attributes.get("data-figure");
        JsonNode node = json.at("/" + place.replace('.', '/'));
        assertThat(node.isMissingNode()).as(place).isFalse();
        if (node.isNull()) {
            assertThat(shown).as(place).isEqualTo("not defined");
            return place;
        }
        double value = node.asDouble();
        assertThat(Double.parseDouble(attributes.get("value"))).as(place).isEqualTo(value);
        switch (attributes.get("data-unit")) {
            case "percent" ->
                assertThat(Math.abs(Double.parseDouble(shown.replace(" %", "")) - 100 * value))
                        .as(place + ": " + shown)
                        .isLessThanOrEqualTo(0.005 + 1e-9);
            case "number" ->
                assertThat(Math.abs(Double.parseDouble(shown) - value))
                        .as(place + ": " + shown)
                        .isLessThanOrEqualTo(0.00005 + 1e-9);
            default -> assertThat(Double.parseDouble(shown)).as(place).isEqualTo(value);
        }
        return place;
    }
}
