package io.sagadesk.embeddedmongo.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.wire.BsonConstants;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent update: {@code {q: {_id: …}, u: a whole document}}.
 *
 * @param id a document with only the {@code _id} of the filter
 * @param document the new document, with that {@code _id}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReplaceUpdate(byte[] id, byte[] document, boolean upsert) {

    private static final byte[] QUERY = "q".getBytes(UTF_8);
    private static final byte[] UPDATE = "u".getBytes(UTF_8);
    private static final byte[] UPSERT = "upsert".getBytes(UTF_8);
    private static final byte[] MULTI = "multi".getBytes(UTF_8);

    /** Returns the update if it has this form, or null. */
    static @Nullable ReplaceUpdate in(byte[] update) {
        int query = BsonBytes.find(update, 0, QUERY);
        int change = BsonBytes.find(update, 0, UPDATE);
        if (query < 0
                || change < 0
                || update[change] != BsonConstants.TYPE_EMBEDDED_DOCUMENT
                || isTrue(update, MULTI)) {
            return null;
        }
        int asked = BsonBytes.valueOf(update, query);
        int given = BsonBytes.valueOf(update, change);
        int id = BsonBytes.firstElement(asked);
        if (!isNothingButAnId(update, asked, id) || isOperator(update, BsonBytes.firstElement(given))) return null;
        byte[] document = Arrays.copyOfRange(update, given, given + BsonBytes.readInt(update, given));
        return withId(BsonBytes.documentOf(update, id), document, isTrue(update, UPSERT));
    }

    private static @Nullable ReplaceUpdate withId(byte[] id, byte[] document, boolean upsert) {
        int own = BsonBytes.find(document, 0, BsonBytes.ID);
        if (own < 0) {
            return new ReplaceUpdate(id, BsonBytes.withElement(id, BsonBytes.firstElement(0), document), upsert);
        }
        boolean same = Arrays.equals(id, BsonBytes.documentOf(document, own));
        return same ? new ReplaceUpdate(id, document, upsert) : null;
    }

    private static boolean isNothingButAnId(byte[] update, int asked, int element) {
        return update[element] != BsonConstants.TERMINATING_BYTE
                && BsonBytes.isNamed(update, element, BsonBytes.ID)
                && isPlain(update[element])
                && update[BsonBytes.next(update, element)] == BsonConstants.TERMINATING_BYTE
                && BsonBytes.next(update, element) + 1 == asked + BsonBytes.readInt(update, asked);
    }

    private static boolean isPlain(byte type) {
        return type != BsonConstants.TYPE_EMBEDDED_DOCUMENT
                && type != BsonConstants.TYPE_ARRAY
                && type != BsonConstants.TYPE_REGEX
                && type != BsonConstants.TYPE_DECIMAL128;
    }

    private static boolean isOperator(byte[] update, int element) {
        return update[element] != BsonConstants.TERMINATING_BYTE && update[element + 1] == '$';
    }

    private static boolean isTrue(byte[] update, byte[] name) {
        int element = BsonBytes.find(update, 0, name);
        return element >= 0
                && update[element] == BsonConstants.TYPE_BOOLEAN
                && update[BsonBytes.valueOf(update, element)] != 0;
    }
}
