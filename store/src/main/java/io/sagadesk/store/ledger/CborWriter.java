package io.sagadesk.store.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Writes the part of CBOR that the ledger needs, in the core deterministic encoding of RFC 8949, section 4.2.1: each number
 * and length in its shortest form, and definite lengths only.
 */
final class CborWriter {

    private static final int UNSIGNED = 0x00;
    private static final int NEGATIVE = 0x20;
    private static final int BYTES = 0x40;
    private static final int TEXT = 0x60;
    private static final int ARRAY = 0x80;
    private static final int MAP = 0xa0;
    private static final int FALSE = 0xf4;
    private static final int TRUE = 0xf5;

    private static final int LONGEST_IN_HEAD = 23;
    private static final int LENGTH_FOLLOWS = 24; // 1 byte; 25: 2 bytes; 26: 4 bytes; 27: 8 bytes

    private final ByteArrayOutputStream out;

    CborWriter(int expectedLength) {
        out = new ByteArrayOutputStream(expectedLength);
    }

    CborWriter array(int elements) {
        head(ARRAY, elements);
        return this;
    }

    CborWriter map(int entries) {
        head(MAP, entries);
        return this;
    }

    CborWriter number(long value) {
        if (value >= 0) head(UNSIGNED, value);
        else head(NEGATIVE, ~value);
        return this;
    }

    CborWriter truth(boolean value) {
        out.write(value ? TRUE : FALSE);
        return this;
    }

    CborWriter text(String value) {
        return text(value.getBytes(UTF_8));
    }

    /** Writes a text that is already in UTF-8. */
    CborWriter text(byte[] utf8) {
        head(TEXT, utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    CborWriter bytes(byte[] value) {
        head(BYTES, value.length);
        out.writeBytes(value);
        return this;
    }

    byte[] written() {
        return out.toByteArray();
    }

    private void head(int major, long value) {
        if (value <= LONGEST_IN_HEAD) {
            out.write(major | (int) value);
            return;
        }
        var doublings = value < 1L << 8 ? 0 : value < 1L << 16 ? 1 : value < 1L << 32 ? 2 : 3;
        out.write(major | (LENGTH_FOLLOWS + doublings));
        for (var shift = (8 << doublings) - 8; shift >= 0; shift -= 8) out.write((int) (value >>> shift));
    }
}
