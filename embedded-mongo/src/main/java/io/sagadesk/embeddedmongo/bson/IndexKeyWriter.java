package io.sagadesk.embeddedmongo.bson;

import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.wire.BsonConstants;
import java.util.Arrays;

/**
 * Writes values as bytes whose unsigned order is MongoDB's order of values. Equal numbers of different types give equal
 * bytes. No value is a prefix of another, so a compound key is the concatenation of its values.
 */
public final class IndexKeyWriter {

    static final byte END = 0;
    static final byte MIN = 1;
    public static final byte NULL = 2;
    static final byte NUMBER = 3;
    static final byte STRING = 4;
    static final byte DOCUMENT = 5;
    static final byte ARRAY = 6;
    static final byte BINARY = 7;
    static final byte OBJECT_ID = 8;
    static final byte BOOLEAN = 9;
    static final byte DATE = 10;
    static final byte TIMESTAMP = 11;
    static final byte REGEX = 12;
    static final byte CODE = 13;
    static final byte MAX = 14;

    private static final byte ZERO_IN_TEXT = (byte) 0xFF; // follows a zero within a text
    private static final byte END_OF_TEXT = 1;

    private byte[] bytes = new byte[64];
    private int length;

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    IndexKeyWriter reset() {
        length = 0;
        return this;
    }

    public IndexKeyWriter raw(byte[] part) {
        return raw(part, 0, part.length);
    }

    IndexKeyWriter nothing() {
        return put(NULL);
    }

    /** Returns the key whose order is the opposite. */
    public static byte[] inverted(byte[] key) {
        byte[] inverted = new byte[key.length];
        for (int i = 0; i < key.length; i++) inverted[i] = (byte) ~key[i];
        return inverted;
    }

    public IndexKeyWriter value(byte type, byte[] b, int at) {
        return switch (type) {
            case BsonConstants.TYPE_NULL, BsonConstants.TYPE_UNDEFINED -> nothing();
            case BsonConstants.TYPE_MIN_KEY -> put(MIN);
            case BsonConstants.TYPE_MAX_KEY -> put(MAX);
            case BsonConstants.TYPE_INT32 -> number(BsonBytes.readInt(b, at));
            case BsonConstants.TYPE_INT64 -> number(BsonBytes.readLong(b, at));
            case BsonConstants.TYPE_DOUBLE -> number(Double.longBitsToDouble(BsonBytes.readLong(b, at)), 0);
            case BsonConstants.TYPE_DECIMAL128 ->
                decimal(new Decimal128(BsonBytes.readLong(b, at), BsonBytes.readLong(b, at + 8)));
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_SYMBOL ->
                put(STRING).text(b, at + 4, BsonBytes.readInt(b, at) - 1);
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> put(DOCUMENT).elements(b, at, true);
            case BsonConstants.TYPE_ARRAY -> put(ARRAY).elements(b, at, false);
            case BsonConstants.TYPE_DATA -> binary(b, at);
            case BsonConstants.TYPE_OBJECT_ID -> put(OBJECT_ID).raw(b, at, BsonConstants.LENGTH_OBJECTID);
            case BsonConstants.TYPE_BOOLEAN -> put(BOOLEAN).put(b[at]);
            case BsonConstants.TYPE_UTC_DATETIME -> put(DATE).bigEndian(BsonBytes.readLong(b, at) ^ Long.MIN_VALUE);
            case BsonConstants.TYPE_TIMESTAMP -> put(TIMESTAMP).bigEndian(BsonBytes.readLong(b, at));
            case BsonConstants.TYPE_REGEX -> put(REGEX).cString(b, at).cString(b, BsonBytes.afterZero(b, at));
            case BsonConstants.TYPE_JAVASCRIPT_CODE -> put(CODE).text(b, at + 4, BsonBytes.readInt(b, at) - 1);
            default -> throw new IllegalArgumentException("BSON type " + type + " cannot be part of a key");
        };
    }

    private IndexKeyWriter number(long value) {
        double rounded = value;
        return number(rounded, (int) (value - (long) rounded));
    }

    /** A long without an exact double is written as its nearest double and the difference from it. */
    private IndexKeyWriter number(double value, int distance) {
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value); // -0.0 equals 0.0
        put(NUMBER).bigEndian(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        int shifted = distance + 0x800;
        return put((byte) (shifted >> 8)).put((byte) shifted);
    }

    private IndexKeyWriter decimal(Decimal128 value) {
        return number(value.doubleValue(), 0); // precise enough for candidates, which are compared exactly later
    }

    private IndexKeyWriter binary(byte[] b, int at) {
        int size = BsonBytes.readInt(b, at);
        byte subtype = b[at + 4];
        put(BINARY).bigEndian(size);
        return put(subtype == BsonConstants.BINARY_SUBTYPE_USER_DEFINED ? 0 : subtype)
                .raw(b, at + 5, size);
    }

    private IndexKeyWriter elements(byte[] b, int document, boolean named) {
        int element = BsonBytes.firstElement(document);
        while (b[element] != BsonConstants.TERMINATING_BYTE) {
            int value = BsonBytes.valueOf(b, element);
            if (named) put(STRING).text(b, element + 1, value - element - 2);
            value(b[element], b, value);
            element = BsonBytes.next(b, element);
        }
        return put(END);
    }

    private IndexKeyWriter cString(byte[] b, int at) {
        return text(b, at, BsonBytes.afterZero(b, at) - at - 1);
    }

    private IndexKeyWriter text(byte[] b, int at, int size) {
        int end = at + size;
        int start = at;
        for (int i = at; i < end; i++) {
            if (b[i] == 0) {
                raw(b, start, i + 1 - start).put(ZERO_IN_TEXT);
                start = i + 1;
            }
        }
        return raw(b, start, end - start).put((byte) 0).put(END_OF_TEXT);
    }

    IndexKeyWriter bigEndian(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) put((byte) (value >> shift));
        return this;
    }

    private IndexKeyWriter bigEndian(long value) {
        return bigEndian((int) (value >> 32)).bigEndian((int) value);
    }

    private IndexKeyWriter raw(byte[] b, int at, int size) {
        ensure(size);
        System.arraycopy(b, at, bytes, length, size);
        length += size;
        return this;
    }

    public IndexKeyWriter put(byte b) {
        ensure(1);
        bytes[length++] = b;
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
}
