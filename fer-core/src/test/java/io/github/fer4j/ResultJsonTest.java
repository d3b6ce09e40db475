package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How results print, and what they are as JSON. */
class ResultJsonTest {
    private static final LabelSet THREE = LabelSet.of(Emotion.ANGER, Emotion.FEAR, Emotion.HAPPINESS);
    private static final Box BOX = new Box(177, 66, 95, 90);
    private static final Scores SCORES = Scores.of(THREE, 0.125, 0.25, 0.625);

    /** Standard JSON and nothing more: no NaN, no name twice, nothing after the end. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static FerResult result(String source, FaceResult... faces) {
        return new FerResult.Classified(source, List.of(faces));
    }

    @Test
    void a_result_is_one_line_of_json_with_these_fields() {
        assertThat(result("photo.jpg", new FaceResult(BOX, SCORES, 42)).toJson())
                .isEqualTo(
                        "{\"source\":\"photo.jpg\",\"faces\":[{\"box\":{\"x\":177,\"y\":66,\"width\":95,\"height\":90},"
                                + "\"confidence\":42.0,\"expression\":\"happiness\",\"score\":0.625,"
                                + "\"scores\":{\"anger\":0.125,\"fear\":0.25,\"happiness\":0.625}}]}");
        assertThat(result("empty.jpg").toJson()).isEqualTo("{\"source\":\"empty.jpg\",\"faces\":[]}");
        assertThat(new FerResult.Failed("bad.jpg", new UnreadableImageException("bad.jpg: is no image")).toJson())
                .isEqualTo("{\"source\":\"bad.jpg\",\"faces\":[],\"error\":\"bad.jpg: is no image\"}");
    }

    @Test
    void valence_and_arousal_are_a_field_where_the_model_gives_them() throws JsonProcessingException {
        Scores both = SCORES.withValenceArousal(new ValenceArousal(0.75, -0.5));
        JsonNode face = STRICT.readTree(
                        result("a", new FaceResult(BOX, both, 1)).toJson())
                .at("/faces/0");
        assertThat(face.at("/valenceArousal")).isEqualTo(STRICT.readTree("{\"valence\":0.75,\"arousal\":-0.5}"));
        assertThat(face.at("/scores")).hasSize(3);
    }

    @Test
    void a_confidence_that_is_no_number_is_null() throws JsonProcessingException {
        for (double confidence : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            JsonNode tree = STRICT.readTree(
                    result("a", new FaceResult(BOX, SCORES, confidence)).toJson());
            assertThat(tree.at("/faces/0/confidence").isNull()).isTrue();
        }
    }

    @Property(tries = 300)
    void whatever_an_image_is_called_and_why_it_failed_the_json_is_valid(@ForAll String source, @ForAll String message)
            throws Exception {
        FerResult failed = new FerResult.Failed(source, new FerException(message));
        JsonNode tree = STRICT.readTree(failed.toJson());
        assertThat(tree.get("source").asText()).isEqualTo(asText(source));
        assertThat(tree.get("error").asText()).isEqualTo(asText(message));
        assertThat(failed.toJson()).doesNotContain("\n").doesNotContain("\r");
        assertThat(STRICT.readTree(STRICT.writeValueAsBytes(failed))).isEqualTo(tree);
    }

    /** Half a surrogate pair is no character. */
    private static String asText(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void half_a_surrogate_pair_and_a_missing_message_are_written() throws Exception {
        FerResult odd = new FerResult.Failed("a\ud800\"\\\u0007\u2028.jpg", new FerException(null));
        JsonNode tree = STRICT.readTree(STRICT.writeValueAsBytes(odd));
        assertThat(tree.get("source").asText()).isEqualTo("a?\"\\\u0007\u2028.jpg");
        assertThat(tree.get("error").asText()).isEqualTo("null");
    }

    @Test
    void an_applications_own_mapper_writes_the_same() throws JsonProcessingException {
        FerResult some = result("a", new FaceResult(BOX, SCORES, 1), new FaceResult(BOX, SCORES, 0.5));
        FerResult none = new FerResult.Failed("b", new FerException("c"));
        ObjectMapper plain = new ObjectMapper();
        assertThat(plain.writeValueAsString(some)).isEqualTo(some.toJson());
        assertThat(plain.writeValueAsString(List.of(some, none)))
                .isEqualTo("[" + some.toJson() + "," + none.toJson() + "]");
        assertThat(plain.writeValueAsString(Emotion.FEAR)).isEqualTo("\"fear\"");
        assertThat(plain.writeValueAsString(SCORES.top(1))).isEqualTo("[{\"emotion\":\"happiness\",\"score\":0.625}]");
        assertThat(plain.writeValueAsString(new BatchReport(3, 2, 1, false)))
                .isEqualTo("{\"images\":3,\"faces\":2,\"failed\":1,\"cancelled\":false}");
    }

    @Test
    void results_print_as_a_line_for_a_log() {
        FaceResult happy = new FaceResult(BOX, SCORES, 42);
        FaceResult afraid = new FaceResult(new Box(1, 2, 60, 61), Scores.of(THREE, 0.2, 0.5, 0.3), 5);
        assertThat(happy).hasToString("95x90 at 177,66: happiness 0.63, fear 0.25, anger 0.13");
        assertThat(result("photo.jpg", happy, afraid))
                .hasToString("photo.jpg: happiness 0.63 (95x90 at 177,66), fear 0.50 (60x61 at 1,2)");
        assertThat(result("photo.jpg")).hasToString("photo.jpg: no face");
        assertThat(new FerResult.Failed("a.jpg", new FerException("a.jpg: there is no such file")))
                .hasToString("a.jpg: failed: there is no such file");
        assertThat(new FerResult.Failed("a.jpg", new FerException("stuck"))).hasToString("a.jpg: failed: stuck");
    }

    @Test
    void an_expression_that_is_not_probable_enough_is_none() {
        FaceResult face = new FaceResult(BOX, SCORES, 1);
        assertThat(face.score()).isEqualTo(0.625);
        assertThat(face.expression(0.625)).contains(Emotion.HAPPINESS);
        assertThat(face.expression(0)).contains(Emotion.HAPPINESS);
        assertThat(face.expression(0.626)).isEqualTo(Optional.empty());
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> face.expression(bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + bad);
        }
    }
}
