package io.github.fer4j.models.zoo;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.Architecture;
import java.util.List;
import java.util.Map;

/**
 * The option that every architecture has: what the outputs of the net are. The default is left out of an architecture, so that
 * models of before there was this option, and models that do not use it, have the same cards.
 */
final class Head {
    static final String OPTION = "head";
    static final String CATEGORIES = "categories";
    static final String CATEGORIES_AND_AFFECT = "categories+affect";

    private Head() {}

    static boolean hasAffect(Architecture architecture) {
        return CATEGORIES_AND_AFFECT.equals(architecture.options().get(OPTION));
    }

    /** Puts the option among those of an architecture where it says more than the default. */
    static void put(String architecture, String value, Map<String, String> options) {
        if (!List.of(CATEGORIES, CATEGORIES_AND_AFFECT).contains(value)) {
            throw new InvalidArgumentException(architecture + ": the option '" + OPTION + "' is '" + CATEGORIES
                    + "' or '" + CATEGORIES_AND_AFFECT + "', got '" + value + "'");
        }
        if (!value.equals(CATEGORIES)) {
            options.put(OPTION, value);
        }
    }
}
