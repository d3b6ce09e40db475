package io.github.fer4j.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fer4j.Emotion;
import io.github.fer4j.Fer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The service as its clients see it: over HTTP, on a port of its own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.servlet.multipart.max-file-size=1MB",
            "spring.servlet.multipart.max-request-size=4MB",
            "faces.max-pixels=1000000"
        })
class FacesApplicationTest {
    private static final String BOUNDARY = "fer4j-boundary";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Fer fer;

    private HttpRequest request(byte[] body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/faces"))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpResponse<String> post(byte[] photo) throws Exception {
        return client.send(request(form("photo", photo)), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] form(String part, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part
                + "\"; filename=\"../../holiday\u0007.png\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** NASA's photo of Eileen Collins, 512x512, as the other examples have it. */
    private static byte[] astronaut() throws Exception {
        return Files.readAllBytes(Path.of("../src/main/resources/io/github/fer4j/examples/astronaut.png"));
    }

    private static JsonNode problem(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        return JSON.readTree(response.body());
    }

    @Test
    void a_photo_is_answered_with_its_face() throws Exception {
        HttpResponse<String> response = post(astronaut());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode faces = JSON.readTree(response.body()).get("faces");
        assertThat(faces.size()).isGreaterThanOrEqualTo(1);
        JsonNode face = faces.get(0);
        assertThat(fer.labels().emotions().stream().map(Emotion::name))
                .contains(face.get("label").asText());
        assertThat(face.get("score").asDouble()).isBetween(1.0 / 7, 1.0);
        // Her face is around 220,115 and about 100 pixels wide.
        JsonNode box = face.get("box");
        int x = box.get("x").asInt();
        int y = box.get("y").asInt();
        assertThat(220).isBetween(x, x + box.get("width").asInt());
        assertThat(115).isBetween(y, y + box.get("height").asInt());
    }

    @Test
    void what_the_service_says_is_what_fer_says() throws Exception {
        JsonNode face = JSON.readTree(post(astronaut()).body()).get("faces").get(0);

        var expected = fer.classify(astronaut()).primary().orElseThrow();
        assertThat(face.get("label").asText()).isEqualTo(expected.expression().name());
        assertThat(face.get("score").asDouble()).isEqualTo(expected.scores().topScore());
    }

    @Test
    void many_at_once_are_all_answered() throws Exception {
        byte[] photo = astronaut();
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> client.sendAsync(request(form("photo", photo)), HttpResponse.BodyHandlers.ofString()))
                .limit(8)
                .toList();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            // On a slow machine some may have waited for too long, which is an answer as well.
            assertThat(answer.get().statusCode()).isIn(200, 503);
        }
        assertThat(answers).anyMatch(answer -> answer.join().statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello, I am no image", "<html></html>"})
    void what_is_no_image_is_a_bad_request_with_the_librarys_message(String text) throws Exception {
        JsonNode problem = problem(post(text.getBytes(StandardCharsets.UTF_8)), 400);

        assertThat(problem.get("detail").asText())
                .startsWith("photo: an image file ")
                .doesNotContain("holiday");
    }

    @Test
    void half_a_photo_is_a_bad_request() throws Exception {
        byte[] photo = astronaut();

        JsonNode problem = problem(post(Arrays.copyOf(photo, photo.length / 2)), 400);

        assertThat(problem.get("detail").asText()).contains("truncated");
    }

    @Test
    void too_many_pixels_are_refused_by_the_header() throws Exception {
        byte[] photo = astronaut();
        ByteBuffer.wrap(photo)
                .putInt(16, 1001)
                .putInt(20, 1000); // the size in a PNG's first chunk, whose sum Java ignores

        JsonNode problem = problem(post(photo), 400);

        assertThat(problem.get("detail").asText())
                .contains("at most 1000000 pixels")
                .contains("1001x1000");
    }

    @Test
    void too_many_bytes_are_answered_with_413() throws Exception {
        JsonNode problem = problem(post(new byte[3 << 19]), 413);

        assertThat(problem.get("detail").asText()).contains("more bytes than are allowed");
    }

    @Test
    void a_form_without_a_photo_is_a_bad_request() throws Exception {
        HttpResponse<String> response =
                client.send(request(form("picture", new byte[9])), HttpResponse.BodyHandlers.ofString());

        problem(response, 400);
    }
}
