package io.github.fer4j.data.batch;

import io.github.fer4j.InvalidArgumentException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way back from {@link Mix#describe}, by recursive descent:
 *
 * <pre>
 * mix    = plain | number " of batches " mix ", else " ( plain | "(" mix ")" )
 * plain  = "none" | "mixup " number | "cutmix " number
 * </pre>
 */
final class MixText {
    static final String NONE = "none";
    static final String MIXUP = "mixup ";
    static final String CUTMIX = "cutmix ";
    static final String OF_BATCHES = " of batches ";
    static final String ELSE = ", else ";

    /** Text from elsewhere must not exhaust the stack; nobody nests choices so deep. */
    private static final int DEEPEST = 32;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?+(?:[eE]-?[0-9]++)?+");

    private final String text;
    private int at;

    private MixText(String text) {
        this.text = text;
    }

    static Mix parse(String text) {
        Objects.requireNonNull(text, "text");
        try {
            MixText reader = new MixText(text.strip());
            Mix mix = reader.mix(0);
            if (reader.at < reader.text.length()) {
                throw new InvalidArgumentException("'" + reader.text.substring(reader.at) + "' is too much");
            }
            return mix;
        } catch (InvalidArgumentException e) {
            throw new InvalidArgumentException("a mix is text as its describe() gives it, such as '" + NONE
                    + "' or '0.5 of batches mixup 0.2, else cutmix 1.0', got '" + text + "': " + e.getMessage());
        }
    }

    private Mix mix(int depth) {
        if (depth > DEEPEST) {
            throw new InvalidArgumentException("choices are nested more than " + DEEPEST + " deep");
        }
        if (!beginsWithNumber()) {
            return plain();
        }
        double probability = number();
        require(OF_BATCHES);
        Mix first = mix(depth + 1);
        require(ELSE);
        if (!skip("(")) {
            return Mix.either(first, probability, plain());
        }
        Mix second = mix(depth + 1);
        require(")");
        return Mix.either(first, probability, second);
    }

    private Mix plain() {
        if (skip(NONE)) {
            return Mix.none();
        }
        if (skip(MIXUP)) {
            return Mixup.of(number());
        }
        if (skip(CUTMIX)) {
            return CutMix.of(number());
        }
        throw new InvalidArgumentException("'" + text.substring(at) + "' does not begin with a mix");
    }

    private Matcher numberHere() {
        return NUMBER.matcher(text).region(at, text.length());
    }

    private boolean beginsWithNumber() {
        return numberHere().lookingAt();
    }

    private double number() {
        Matcher number = numberHere();
        if (!number.lookingAt()) {
            throw new InvalidArgumentException("'" + text.substring(at) + "' does not begin with a number");
        }
        at = number.end();
        return Double.parseDouble(number.group());
    }

    private boolean skip(String words) {
        boolean here = text.startsWith(words, at);
        at += here ? words.length() : 0;
        return here;
    }

    private void require(String words) {
        if (!skip(words)) {
            throw new InvalidArgumentException("'" + text.substring(at) + "' does not begin with '" + words + "'");
        }
    }
}
