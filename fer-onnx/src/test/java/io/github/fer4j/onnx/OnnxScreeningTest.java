package io.github.fer4j.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.ModelFormatException;
import io.github.fer4j.onnx.TinyOnnx.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The field numbers are those of onnx.proto. */
class OnnxScreeningTest {
    private static final int GRAPH = 7;
    private static final int FUNCTIONS = 25;

    private static AbstractThrowableAssert<?, ? extends Throwable> checking(byte[] onnx) {
        return assertThatThrownBy(() -> OnnxScreening.check(onnx, "tiny"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("the ONNX model of 'tiny' ");
    }

    private static Message node(String operator) {
        return new Message().text(1, "x").text(2, "y").text(4, operator);
    }

    private static Message graph(Message node) {
        return new Message().message(GRAPH, new Message().message(1, node).text(2, "tiny"));
    }

    /** A node with a branch: an attribute that is a graph. */
    private static Message branch(Message node) {
        Message inner = new Message().message(1, node);
        return node("If").message(5, new Message().text(1, "then_branch").message(6, inner));
    }

    @Test
    void an_ordinary_net_passes() {
        byte[] onnx = TinyOnnx.onnx(TinyOnnx.W, TinyOnnx.B, TinyOnnx.V, "logits");
        assertThatCode(() -> OnnxScreening.check(onnx, "tiny")).doesNotThrowAnyException();
    }

    @Test
    void loops_are_refused_wherever_they_are() {
        checking(graph(node("Loop")).bytes()).hasMessageContaining("has a loop");
        checking(graph(branch(branch(node("Loop")))).bytes()).hasMessageContaining("has a loop");
        assertThatCode(() -> OnnxScreening.check(graph(branch(node("Relu"))).bytes(), "tiny"))
                .doesNotThrowAnyException();
    }

    @Test
    void weights_in_other_files_are_refused_among_the_weights_and_in_attributes() {
        Message elsewhere = new Message()
                .text(8, "W")
                .message(13, new Message().text(1, "location").text(2, "/etc/passwd"));
        Message weights = new Message().message(GRAPH, new Message().message(5, elsewhere));
        Message constant = graph(node("Constant").message(5, new Message().message(5, elsewhere)));
        Message sparse = new Message().message(GRAPH, new Message().message(15, new Message().message(1, elsewhere)));

        checking(weights.bytes()).hasMessageContaining("has weights in another file");
        checking(constant.bytes()).hasMessageContaining("has weights in another file");
        checking(sparse.bytes()).hasMessageContaining("has weights in another file");
    }

    @Test
    void functions_of_its_own_are_refused() {
        checking(graph(node("Relu"))
                        .message(FUNCTIONS, new Message().text(1, "F"))
                        .bytes())
                .hasMessageContaining("functions of its own");
    }

    @Test
    void deep_nesting_is_refused_and_takes_no_stack() {
        Message deep = node("Relu");
        for (int i = 0; i < 100; i++) {
            deep = branch(deep);
        }
        checking(graph(deep).bytes()).hasMessageContaining("nested more than 60 levels deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "no ONNX model", "PK"})
    void what_is_no_onnx_model_is_said_to_be_none(String text) {
        checking(text.getBytes(StandardCharsets.UTF_8)).hasMessageContaining("no ONNX model");
    }

    @Test
    void damaged_files_pass_or_are_refused_but_never_another_error() {
        byte[] whole = TinyOnnx.onnx(TinyOnnx.W, TinyOnnx.B, null, "logits");
        Random random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                OnnxScreening.check(damaged, "tiny");
            } catch (ModelFormatException e) {
                // As it should be.
            }
        }
    }

    @Test
    void the_engine_screens_what_it_opens() {
        byte[] onnx = graph(node("Loop")).bytes();
        assertThatThrownBy(() -> new OnnxEngine().open(TinyOnnx.model(onnx)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("has a loop");
    }
}
