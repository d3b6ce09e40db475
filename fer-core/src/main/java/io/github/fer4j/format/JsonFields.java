package io.github.fer4j.format;

import io.github.fer4j.InvalidArgumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The fields of an object of {@link JsonTree} by their types. What is missing or of another type is refused by its name; fields
 * that nobody asks for are for newer readers.
 *
 * @param values by name
 */
record JsonFields(Map<?, ?> values) {
    /** @throws InvalidArgumentException if the value is no object */
    static JsonFields of(String name, Object value) {
        if (value instanceof Map<?, ?> fields) {
            return new JsonFields(fields);
        }
        throw wrong(name, "an object", value);
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    String text(String name) {
        return text(name, values.get(name));
    }

    private static String text(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "a text", value);
    }

    int integer(String name) {
        return integer(name, values.get(name));
    }

    private static int integer(String name, Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        throw wrong(name, "a whole number below 2^31", value);
    }

    long longInteger(String name) {
        Object value = values.get(name);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(name, "a whole number below 2^63", value);
    }

    double number(String name) {
        return number(name, values.get(name));
    }

    private static double number(String name, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (List.of("NaN", "Infinity", "-Infinity").contains(String.valueOf(value))) { // JSON has no numbers for these
            return Double.parseDouble((String) value);
        }
        throw wrong(name, "a number", value);
    }

    /** A list of numbers, or one number; nulls stay. */
    List<Double> numbers(String name) {
        return values.get(name) instanceof List<?> list
                ? map(list, value -> value == null ? null : number(name, value))
                : List.of(number(name));
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(name, "one of " + Arrays.toString(type.getEnumConstants()), text));
    }

    JsonFields object(String name) {
        return of(name, values.get(name));
    }

    List<String> texts(String name) {
        return list(name, value -> text(name, value));
    }

    List<JsonFields> objects(String name) {
        return list(name, value -> of(name, value));
    }

    private <T> List<T> list(String name, Function<Object, T> element) {
        if (values.get(name) instanceof List<?> list) {
            return map(list, element);
        }
        throw wrong(name, "a list", values.get(name));
    }

    private static <T> List<T> map(List<?> list, Function<Object, T> element) {
        List<T> mapped = new ArrayList<>();
        list.forEach(value -> mapped.add(element.apply(value)));
        return mapped;
    }

    Map<String, String> textByName(String name) {
        return byName(name, JsonFields::text);
    }

    Map<String, Integer> integerByName(String name) {
        return byName(name, JsonFields::integer);
    }

    Map<String, Double> numberByName(String name) {
        return byName(name, JsonFields::number);
    }

    private <T> Map<String, T> byName(String name, Element<T> element) {
        Map<String, T> map = new LinkedHashMap<>();
        object(name).values.forEach((key, value) -> map.put((String) key, element.of((String) key, value)));
        return map;
    }

    /** Reads a value, given its name. */
    private interface Element<T> {
        T of(String name, Object value);
    }

    private static InvalidArgumentException wrong(String name, String rule, Object value) {
        return new InvalidArgumentException(
                "'" + name + "' is " + rule + ", got " + (value == null ? "nothing" : JsonTree.text(value)));
    }
}
