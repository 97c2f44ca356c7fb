package io.sagadesk.embeddedmongo.index;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.bson.IndexKeyWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The condition of a filter on one field, as far as an index can use it: a set of keys, or a range of keys. */
final class FieldCondition {

    /** The lower or upper bound of a key range. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bound(byte[] key, boolean inclusive) {}

    private static final Comparator<byte[]> BY_BYTES = Arrays::compareUnsigned;

    @Nullable List<byte[]> oneOf;

    @Nullable Bound low;

    @Nullable Bound high;

    private boolean exact = true;

    /** Adds a further condition on the field: a value, or operators. */
    void add(@Nullable Object required) {
        if (required instanceof Document operators && isOperators(operators)) {
            operators.forEach(this::add);
        } else {
            equalTo(required);
        }
    }

    boolean isUsable() {
        return oneOf != null || low != null || high != null;
    }

    /** Whether all documents that an index without arrays finds for the condition fulfil it. */
    boolean isExact() {
        boolean bounded = low != null || high != null;
        return exact && (oneOf == null || !bounded) && (low == null || high == null || low.key()[0] == high.key()[0]);
    }

    /** Whether only documents with the field can fulfil the condition. */
    boolean demandsField() {
        return oneOf == null ? isUsable() : oneOf.stream().noneMatch(key -> key[0] == IndexKeyWriter.NULL);
    }

    private static boolean isOperators(Document value) {
        return !value.isEmpty() && value.keySet().iterator().next().startsWith("$");
    }

    private void add(String operator, @Nullable Object operand) {
        switch (operator) {
            case "$eq" -> equalTo(operand);
            case "$in" -> in(operand instanceof Collection<?> values ? values : List.of());
            case "$gt" -> low = bound(operand, false, low);
            case "$gte" -> low = bound(operand, true, low);
            case "$lt" -> high = bound(operand, false, high);
            case "$lte" -> high = bound(operand, true, high);
            default -> exact = false;
        }
    }

    private void equalTo(@Nullable Object required) {
        if (isIndexable(required)) {
            exact &= oneOf == null && isComparedByItsKey(required);
            oneOf = List.of(key(required));
        } else {
            exact = false;
        }
    }

    private void in(Collection<?> required) {
        if (!required.stream().allMatch(FieldCondition::isIndexable)) {
            exact = false;
            return;
        }
        TreeSet<byte[]> keys = new TreeSet<>(BY_BYTES);
        required.forEach(value -> keys.add(key(value)));
        exact &= oneOf == null && required.stream().allMatch(FieldCondition::isComparedByItsKey);
        oneOf = List.copyOf(keys);
    }

    private @Nullable Bound bound(@Nullable Object operand, boolean inclusive, @Nullable Bound other) {
        boolean usable = isIndexable(operand) && isComparedByItsKey(operand) && other == null;
        exact &= usable;
        return usable ? new Bound(key(operand), inclusive) : other;
    }

    private static boolean isIndexable(@Nullable Object value) {
        return !(value instanceof Collection)
                && !(value instanceof BsonRegularExpression)
                && !(value instanceof Document document && isOperators(document));
    }

    private static boolean isComparedByItsKey(@Nullable Object value) {
        return value != null
                && !(value instanceof Map)
                && !(value instanceof Decimal128)
                && !(value instanceof MinKey)
                && !(value instanceof MaxKey);
    }

    private static byte[] key(@Nullable Object value) {
        byte[] document = BsonBytes.encode(new Document("", value));
        int element = BsonBytes.firstElement(0);
        return new IndexKeyWriter()
                .value(document[element], document, BsonBytes.valueOf(document, element))
                .toBytes();
    }
}
