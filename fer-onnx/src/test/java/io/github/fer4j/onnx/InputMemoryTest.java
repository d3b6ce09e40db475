package io.github.fer4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class InputMemoryTest {
    private final InputMemory memory = new InputMemory();

    @Test
    void what_is_lent_holds_the_values_in_the_order_of_the_machine() {
        FloatBuffer lent = memory.lend(new float[] {1, 2, 3});

        assertThat(lent.isDirect()).isTrue();
        assertThat(lent.order()).isEqualTo(ByteOrder.nativeOrder());
        assertThat(lent).isEqualTo(FloatBuffer.wrap(new float[] {1, 2, 3}));
    }

    @Test
    void memory_is_used_again_for_as_many_values_or_fewer() {
        FloatBuffer first = memory.lend(new float[] {1, 2, 3});
        memory.takeBack(first);

        FloatBuffer second = memory.lend(new float[] {4, 5});

        assertThat(second).isSameAs(first).isEqualTo(FloatBuffer.wrap(new float[] {4, 5}));
        assertThat(memory.lend(new float[] {6, 7, 8})).isNotSameAs(first);
    }

    @Test
    void more_values_get_larger_memory() {
        memory.takeBack(memory.lend(new float[] {1}));

        assertThat(memory.lend(new float[] {1, 2})).isEqualTo(FloatBuffer.wrap(new float[] {1, 2}));
    }
}
