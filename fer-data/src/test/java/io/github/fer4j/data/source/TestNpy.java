package io.github.fer4j.data.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** NumPy files as AffectNet has them; {@link NpyFileTest} compares the format with what numpy writes. */
final class TestNpy {
    private TestNpy() {}

    /** A scalar of type {@code <U}, such as np.array('3'). */
    static byte[] text(String value) {
        return file("<U" + value.length(), "()", value.getBytes(Charset.forName("UTF-32LE")));
    }

    /** A scalar or an array of type {@code <f8}. */
    static byte[] of(double... values) {
        ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            data.putDouble(value);
        }
        return file("<f8", values.length == 1 ? "()" : "(" + values.length + ",)", data.array());
    }

    private static byte[] file(String type, String shape, byte[] data) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        header += " ".repeat(117 - header.length()) + "\n";
        ByteBuffer file = ByteBuffer.allocate(128 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        file.putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        return file.array();
    }
}
