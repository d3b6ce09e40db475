package io.github.fer4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What results look like as JSON. Their classes give these maps to Jackson, so that an application's own mapper writes the same
 * as {@link FerResult#toJson}.
 */
final class ResultJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ResultJson() {}

    static String write(FerResult result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new FerException("the result of '" + result.source() + "' cannot be written as JSON", e);
        }
    }

    static Map<String, Object> fields(FerResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", wellFormed(result.source()));
        fields.put("faces", result.faces());
        result.failure().ifPresent(reason -> fields.put("error", wellFormed(String.valueOf(reason.getMessage()))));
        return fields;
    }

    static Map<String, Object> fields(FaceResult face) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("box", face.box());
        // JSON has no word for what is not finite, which a detector of somebody else's may give.
        fields.put("confidence", Double.isFinite(face.confidence()) ? face.confidence() : null);
        fields.put("expression", face.expression());
        fields.put("score", face.score());
        fields.put("scores", face.scores());
        face.valenceArousal().ifPresent(both -> fields.put("valenceArousal", both));
        return fields;
    }

    static Map<String, Double> fields(Scores scores) {
        Map<String, Double> fields = new LinkedHashMap<>();
        for (Emotion emotion : scores.labels()) {
            fields.put(emotion.name(), scores.of(emotion));
        }
        return fields;
    }

    /** Half a surrogate pair, which a file's name may hold, is no text, and writers of bytes refuse it: it becomes "?". */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
