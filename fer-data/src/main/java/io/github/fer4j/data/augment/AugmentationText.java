package io.github.fer4j.data.augment;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The way back from {@link Augmentation#describe}: parts divided by a comma and a space, each a setting and its value. */
final class AugmentationText {
    static final String NONE = "none";
    static final String FLIP = "flip";
    static final String ERASING = "erasing";

    private static final String NUMBER = "-?[0-9]++(?:\\.[0-9]++)?+(?:[eE]-?[0-9]++)?+";
    private static final Pattern SETTING = Pattern.compile("([a-z]++) (" + NUMBER + ")");
    private static final Pattern ERASED =
            Pattern.compile(ERASING + " (" + NUMBER + ") of area (" + NUMBER + ") to (" + NUMBER + ") with ([a-z]++)");
    private static final List<String> SETTINGS =
            List.of(FLIP, "rotation", "zoom", "shift", "shear", "crop", "brightness", "contrast", "noise", ERASING);

    private AugmentationText() {}

    static Augmentation parse(String text) {
        Objects.requireNonNull(text, "text");
        if (text.strip().equals(NONE)) {
            return Augmentation.none();
        }
        try {
            Augmentation.Builder builder = Augmentation.builder();
            Set<String> seen = new HashSet<>();
            for (String part : text.strip().split(", ", -1)) {
                if (!seen.add(set(builder, part))) {
                    throw new InvalidArgumentException("'" + part + "' is set a second time");
                }
            }
            return builder.build();
        } catch (InvalidArgumentException e) {
            throw new InvalidArgumentException("an augmentation is '" + NONE + "' or text as its describe() gives it,"
                    + " such as 'flip, rotation 15, zoom 0.1', of " + SETTINGS + ", got '" + text + "': "
                    + e.getMessage());
        }
    }

    /** Gives the name of what was set. */
    private static String set(Augmentation.Builder builder, String part) {
        if (part.equals(FLIP)) {
            builder.flip(true);
            return FLIP;
        }
        Matcher erased = ERASED.matcher(part);
        if (erased.matches()) {
            builder.erasing(number(erased, 1), number(erased, 2), number(erased, 3))
                    .erasingFill(fill(erased.group(4)));
            return ERASING;
        }
        Matcher setting = SETTING.matcher(part);
        if (!setting.matches()) {
            throw new InvalidArgumentException("'" + part + "' is no setting with its value");
        }
        double value = number(setting, 2);
        switch (setting.group(1)) {
            case "rotation" -> builder.rotation(value);
            case "zoom" -> builder.zoom(value);
            case "shift" -> builder.shift(value);
            case "shear" -> builder.shear(value);
            case "crop" -> builder.crop(value);
            case "brightness" -> builder.brightness(value);
            case "contrast" -> builder.contrast(value);
            case "noise" -> builder.noise(value);
            default -> throw new InvalidArgumentException("'" + part + "' is no setting with its value");
        }
        return setting.group(1);
    }

    private static double number(Matcher matcher, int group) {
        return Double.parseDouble(matcher.group(group));
    }

    private static Augmentation.Fill fill(String name) {
        return Arrays.stream(Augmentation.Fill.values())
                .filter(fill -> name(fill).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidArgumentException("rectangles are erased with "
                        + Arrays.stream(Augmentation.Fill.values())
                                .map(AugmentationText::name)
                                .collect(Collectors.joining(" or "))
                        + ", not '" + name + "'"));
    }

    static String name(Augmentation.Fill fill) {
        return fill.name().toLowerCase(Locale.ROOT);
    }
}
