package io.github.fer4j.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ModelFormatException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;

/** The card as JSON, with the format's name and version in front. */
final class CardJson {
    private static final String FORMAT = "fer4j-model";
    private static final String TEMPERATURE = "temperature";

    /** Raised when a reader of the version before would misread a file; 2 brought filters and values for each channel. */
    static final int VERSION = 2;

    private CardJson() {}

    /** For writing alone, and made when something is written: see {@link JsonTree}. */
    private static final class Writer {
        static final ObjectMapper MAPPER =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    static byte[] write(ModelCard card) {
        ObjectNode tree = Writer.MAPPER.createObjectNode().put("format", FORMAT).put("formatVersion", version(card));
        ObjectNode body = Writer.MAPPER.valueToTree(card);
        if (card.temperature() == 1) {
            body.remove(TEMPERATURE); // so that a card without one is written as it was before there were any
        }
        tree.setAll(body);
        try {
            return Writer.MAPPER.writeValueAsBytes(tree);
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
        Object tree;
        try {
            tree = JsonTree.parse(json);
        } catch (IOException e) {
            throw new ModelFormatException(source + ": the card is not JSON: " + e.getMessage(), e);
        }
        JsonFields card = new JsonFields(tree instanceof Map<?, ?> fields ? fields : Map.of());
        if (!FORMAT.equals(card.values().get("format"))) {
            throw new ModelFormatException(source + ": the card's format is '" + FORMAT + "', got '"
                    + card.values().get("format") + "'");
        }
        checkVersion(card.values().get("formatVersion"), source);
        try {
            return CardReader.card(card);
        } catch (InvalidArgumentException | NullPointerException e) { // of records that miss something
            throw new ModelFormatException(source + ": the card breaks a rule: " + e.getMessage(), e);
        }
    }

    private static void checkVersion(Object version, String source) {
        boolean whole = version instanceof Integer || version instanceof Long || version instanceof BigInteger;
        if (!whole || new BigInteger(version.toString()).signum() <= 0) {
            throw new ModelFormatException(
                    source + ": the card's formatVersion is a whole number from 1, got " + JsonTree.text(version));
        }
        if (!(version instanceof Integer) || (int) version > VERSION) {
            throw new ModelFormatException(source + ": the format's version is " + version + ", this fer4j reads 1 to "
                    + VERSION + "; use a newer fer4j");
        }
    }
}
