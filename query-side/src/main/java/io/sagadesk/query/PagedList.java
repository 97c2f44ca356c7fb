package io.sagadesk.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.sagadesk.projections.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A list in one order, read a page at a time: each page begins after the last document of the page before, by the values
 * that it is sorted by, so that no page costs more than another.
 *
 * @param name of the order: a cursor of another one is refused
 * @param keys the first one weighs most; what is equal in all of them is sorted by id
 */
public record PagedList<D>(String name, List<SortKey<D>> keys) {

    private static final String ID = "_id";

    /**
     * Some documents, and where the next ones begin.
     *
     * @param next the cursor of the next page; absent on the last one
     */
    public record Page<D>(List<D> documents, @Nullable String next) {}

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException if the cursor is not of this list
     */
    public Page<D> page(
            MongoCollection<StoredDocument<D>> collection, Bson filter, @Nullable String cursor, int limit) {
        var found = collection
                .find(Filters.and(filter, after(cursor)))
                .sort(order())
                .limit(limit + 1)
                .into(new ArrayList<>());
        var page = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? cursorOf(page.get(limit - 1)) : null;
        return new Page<>(page.stream().map(StoredDocument::doc).toList(), next);
    }

    private Bson order() {
        var sorts = new ArrayList<Bson>();
        keys.forEach(key -> sorts.add(order(key.ascending(), key.field())));
        sorts.add(order(isIdAscending(), ID));
        return Sorts.orderBy(sorts);
    }

    /** As the last key is, so that an index of both can be walked from its end. */
    private boolean isIdAscending() {
        return keys.get(keys.size() - 1).ascending();
    }

    private static Bson order(boolean ascending, String field) {
        return ascending ? Sorts.ascending(field) : Sorts.descending(field);
    }

    private String cursorOf(StoredDocument<D> last) {
        var values = new ArrayList<String>(List.of(name));
        keys.forEach(key -> values.add(key.written(last.doc())));
        values.add(last.id());
        return PageCursor.of(values.toArray());
    }

    private Bson after(@Nullable String cursor) {
        if (cursor == null) return Filters.empty();
        var values = PageCursor.values(cursor, keys.size() + 2);
        if (!values.get(0).equals(name)) throw new IllegalArgumentException("This is a cursor of another order");
        var equal = new ArrayList<Bson>();
        var later = new ArrayList<Bson>();
        for (int i = 0; i < keys.size(); i++) {
            var field = keys.get(i).field();
            var value = SortKey.read(values.get(i + 1));
            later.add(and(equal, after(keys.get(i).ascending(), field, value)));
            equal.add(Filters.eq(field, value));
        }
        later.add(and(equal, after(isIdAscending(), ID, values.get(keys.size() + 1))));
        return Filters.and(notBefore(keys.get(0), SortKey.read(values.get(1))), Filters.or(later));
    }

    /** Says nothing new, but an index can begin there. */
    private static Bson notBefore(SortKey<?> key, Object value) {
        return key.ascending() ? Filters.gte(key.field(), value) : Filters.lte(key.field(), value);
    }

    private static Bson after(boolean ascending, String field, Object value) {
        return ascending ? Filters.gt(field, value) : Filters.lt(field, value);
    }

    private static Bson and(List<Bson> equal, Bson last) {
        var all = new ArrayList<>(equal);
        all.add(last);
        return Filters.and(all);
    }
}
