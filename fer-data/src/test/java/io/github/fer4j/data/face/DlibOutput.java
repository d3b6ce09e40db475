package io.github.fer4j.data.face;

import java.io.ByteArrayOutputStream;

/** Writes what {@link DlibInput} reads, byte for byte as dlib does: {@code pack_int} and {@code float_details}. */
final class DlibOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    DlibOutput integer(long value) {
        ByteArrayOutputStream digits = new ByteArrayOutputStream();
        long rest = Math.abs(value);
        do {
            digits.write((int) (rest & 0xff));
            rest >>>= 8;
        } while (rest != 0);
        bytes.write(digits.size() | (value < 0 ? 0x80 : 0));
        bytes.writeBytes(digits.toByteArray());
        return this;
    }

    DlibOutput real(float value) {
        int exponent = value == 0 ? -24 : Math.getExponent(value) - 23;
        long mantissa = (long) Math.scalb((double) value, -exponent);
        for (int i = 0; i < 8 && (mantissa & 0xff) == 0; i++) {
            mantissa >>= 8;
            exponent += 8;
        }
        return integer(mantissa).integer(exponent);
    }

    DlibOutput column(float... values) {
        integer(-values.length).integer(-1);
        for (float value : values) {
            real(value);
        }
        return this;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
