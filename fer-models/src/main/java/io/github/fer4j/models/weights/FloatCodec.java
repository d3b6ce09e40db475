package io.github.fer4j.models.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** The number formats that weights come in, by their names in safetensors. */
enum FloatCodec {
    /** IEEE 754, 4 bytes. */
    F32(4) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    /** IEEE 754, 2 bytes: sign, 5 bits of exponent, 10 of fraction. */
    F16(2) {
        @Override
        float next(ByteBuffer bytes) {
            return half(bytes.getShort());
        }
    },
    /** The upper half of an {@link #F32}. */
    BF16(2) {
        @Override
        float next(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }
    },
    /** IEEE 754, 8 bytes; rounded to 4. */
    F64(8) {
        @Override
        float next(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }
    };

    private final int bytes;

    FloatCodec(int bytes) {
        this.bytes = bytes;
    }

    /** The codec of a name, or null. */
    static FloatCodec byName(String name) {
        return Arrays.stream(values())
                .filter(codec -> codec.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** The size of a number. */
    int bytes() {
        return bytes;
    }

    abstract float next(ByteBuffer bytes);

    /** All numbers of a buffer, in its order of bytes. */
    float[] decode(ByteBuffer buffer) {
        float[] values = new float[buffer.remaining() / bytes];
        for (int i = 0; i < values.length; i++) {
            values[i] = next(buffer);
        }
        return values;
    }

    /** Java has this as {@code Float.float16ToFloat} from 20 on only. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = fraction * 0x1p-24f;
        } else {
            magnitude = Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
