package io.sagadesk.embeddedmongo.index;

import io.sagadesk.embeddedmongo.bson.IndexKeyWriter;
import org.jspecify.annotations.Nullable;

/** A range of index keys, from the first inclusive to the second exclusive. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeyRange(byte[] from, byte[] to) {

    private static final byte BEHIND_ALL = (byte) 0xFF; // no value starts with it, ascending or descending

    public static final KeyRange EVERYTHING = startingWith(new byte[0]);

    /** Returns the range of all keys with the given prefix. */
    static KeyRange startingWith(byte[] start) {
        return new KeyRange(start, writer(start).put(BEHIND_ALL).toBytes());
    }

    /** Returns the range of keys with the prefix followed by a value within the bounds; at least one bound is given. */
    static KeyRange between(
            byte[] start, FieldCondition.@Nullable Bound low, FieldCondition.@Nullable Bound high, boolean ascending) {
        byte type = low != null ? low.key()[0] : high != null ? high.key()[0] : IndexKeyWriter.NULL;
        return ascending
                ? new KeyRange(
                        low == null ? typeStart(start, type) : end(start, low.key(), !low.inclusive()),
                        high == null ? typeStart(start, (byte) (type + 1)) : end(start, high.key(), high.inclusive()))
                : new KeyRange(
                        high == null
                                ? typeStart(start, (byte) ~type)
                                : end(start, IndexKeyWriter.inverted(high.key()), !high.inclusive()),
                        low == null
                                ? typeStart(start, (byte) (~type + 1))
                                : end(start, IndexKeyWriter.inverted(low.key()), low.inclusive()));
    }

    private static byte[] typeStart(byte[] start, byte type) {
        return writer(start).put(type).toBytes();
    }

    private static byte[] end(byte[] start, byte[] value, boolean behind) {
        IndexKeyWriter writer = writer(start).raw(value);
        return (behind ? writer.put(BEHIND_ALL) : writer).toBytes();
    }

    private static IndexKeyWriter writer(byte[] start) {
        return new IndexKeyWriter().raw(start);
    }
}
