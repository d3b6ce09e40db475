package io.github.fer4j.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fer4j.Interpolation;
import io.github.fer4j.ModelFormatException;
import java.io.IOException;

/** The card as JSON, with the format's name and version in front. */
final class CardJson {
    private static final String FORMAT = "fer4j-model";
    private static final String TEMPERATURE = "temperature";

    /** Raised when a reader of the version before would misread a file; 2 brought filters and values for each channel. */
    static final int VERSION = 2;

    /** The one polymorphic type, the filters, has a closed list of names: a card can name no class. Unknown fields are for newer readers of the same version. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private CardJson() {}

    static byte[] write(ModelCard card) {
        ObjectNode tree = MAPPER.createObjectNode().put("format", FORMAT).put("formatVersion", version(card));
        ObjectNode body = MAPPER.valueToTree(card);
        if (card.temperature() == 1) {
            body.remove(TEMPERATURE); // so that a card without one is written as it was before there were any
        }
        tree.setAll(body);
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new ModelFormatException("the card of '" + card.name() + "' cannot be written as JSON", e);
        }
    }

    /**
     * The oldest that can say what this card says, so that older readers read what they understand. A temperature raises
     * nothing: who does not know it gives the same order of emotions, less well calibrated.
     */
    private static int version(ModelCard card) {
        Preprocessing preprocessing = card.preprocessing();
        boolean old = preprocessing.filters().isEmpty()
                && preprocessing.normalisation().mean().size() == 1
                && preprocessing.interpolation() != Interpolation.BICUBIC;
        return old ? 1 : VERSION;
    }

    static ModelCard read(byte[] json, String source) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (IOException e) {
            throw new ModelFormatException(source + ": the card is not JSON: " + e.getMessage(), e);
        }
        if (!FORMAT.equals(tree.path("format").asText())) {
            throw new ModelFormatException(source + ": the card's format is '" + FORMAT + "', got '"
                    + tree.path("format").asText() + "'");
        }
        JsonNode version = tree.path("formatVersion");
        if (!version.isIntegralNumber() || version.bigIntegerValue().signum() <= 0) {
            throw new ModelFormatException(
                    source + ": the card's formatVersion is a whole number from 1, got " + version);
        }
        if (!version.canConvertToInt() || version.intValue() > VERSION) {
            throw new ModelFormatException(source + ": the format's version is " + version + ", this fer4j reads 1 to "
                    + VERSION + "; use a newer fer4j");
        }
        if (tree instanceof ObjectNode card && !card.has(TEMPERATURE)) {
            card.put(TEMPERATURE, 1.0);
        }
        try {
            return MAPPER.treeToValue(tree, ModelCard.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ModelFormatException(source + ": the card breaks a rule: " + e.getMessage(), e);
        }
    }
}
