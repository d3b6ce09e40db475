package io.github.fer4j.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as maps, lists, strings, numbers, booleans and nulls. Jackson's parser by itself: its binding of classes takes several
 * times as long to start as everything else that opening a model needs.
 */
final class JsonTree {
    /** Its limits of depth and of the length of numbers hold here, too. */
    private static final JsonFactory PARSERS = new JsonFactory();

    private JsonTree() {}

    /**
     * The first value of a text.
     *
     * @param json in UTF-8
     * @return the value; null where there is none
     * @throws IOException if it is not JSON
     */
    static Object parse(byte[] json) throws IOException {
        try (JsonParser parser = PARSERS.createParser(json)) {
            return parser.nextToken() == null ? null : value(parser);
        }
    }

    /** Of where the parser stands; leaves it at the last token of the value. */
    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }

    /** A scalar as it stands in a text. */
    static String text(Object value) {
        return value instanceof String string ? '"' + string + '"' : String.valueOf(value);
    }
}
