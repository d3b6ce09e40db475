package io.github.fer4j.format;

import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import java.util.List;

/** A card from the fields of its JSON: the other direction of what Jackson writes. */
final class CardReader {
    private CardReader() {}

    /**
     * The card.
     *
     * @throws InvalidArgumentException if a field is missing or breaks a rule
     */
    static ModelCard card(JsonFields json) {
        return new ModelCard(
                json.text("name"),
                json.text("description"),
                json.texts("labels"),
                preprocessing(json.object("preprocessing")),
                faceCrop(json.object("faceCrop")),
                new Architecture(
                        json.object("architecture").text("name"),
                        json.object("architecture").textByName("options")),
                json.has("training") ? training(json.object("training")) : null,
                json.objects("quality").stream().map(CardReader::quality).toList(),
                json.text("licence"),
                // Cards of before there were temperatures have none; null is not none.
                json.values().containsKey("temperature") ? json.number("temperature") : 1);
    }

    private static Preprocessing preprocessing(JsonFields json) {
        JsonFields normalisation = json.object("normalisation");
        return new Preprocessing(
                json.integer("height"),
                json.integer("width"),
                json.integer("channels"),
                json.constant("interpolation", Interpolation.class),
                json.has("filters")
                        ? json.objects("filters").stream()
                                .map(CardReader::filter)
                                .toList()
                        : List.of(),
                new Normalisation(
                        normalisation.constant("kind", Normalisation.Kind.class),
                        normalisation.numbers("mean"),
                        normalisation.numbers("deviation")));
    }

    /** A closed list of names: a card can name no class. */
    private static ImageFilter filter(JsonFields json) {
        String kind = json.text("kind");
        return switch (kind) {
            case "equalisation" -> new HistogramEqualisation();
            case "clahe" -> new Clahe(json.number("clipLimit"), json.integer("tiles"));
            case "median" -> new MedianFilter(json.integer("window"));
            case "gaussian" -> new GaussianFilter(json.number("sigma"));
            default ->
                throw new InvalidArgumentException(
                        "the 'kind' of a filter is equalisation, clahe, median or gaussian, got '" + kind + "'");
        };
    }

    private static FaceCrop faceCrop(JsonFields json) {
        if (!json.has("eyes")) {
            return new FaceCrop(json.number("margin"));
        }
        JsonFields eyes = json.object("eyes");
        return new FaceCrop(json.number("margin"), new EyePlacement(eyes.number("distance"), eyes.number("height")));
    }

    private static Training training(JsonFields json) {
        return new Training(
                json.text("data"),
                json.integer("trainingSamples"),
                json.integer("validationSamples"),
                json.text("selection"),
                json.longInteger("seed"),
                json.text("command"),
                json.textByName("settings"),
                json.textByName("versions"),
                json.has("uses")
                        ? json.objects("uses").stream().map(CardReader::use).toList()
                        : null,
                json.has("split") ? json.text("split") : null,
                json.has("threads") ? json.integer("threads") : null);
    }

    private static DataUse use(JsonFields json) {
        return new DataUse(
                json.text("role"),
                json.text("name"),
                json.integer("samples"),
                json.integerByName("classes"),
                json.text("sha256"));
    }

    private static Quality quality(JsonFields json) {
        return new Quality(json.text("data"), json.integer("samples"), json.numberByName("metrics"));
    }
}
