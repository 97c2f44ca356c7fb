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
 * A list in one order that is read by pages (keyset pagination): each page begins after the sort values of the last
 * document of the previous page, so that all pages cost the same.
 *
 * @param name the name of the order; a cursor of another order is refused
 * @param keys the sort keys, most significant first; ties are sorted by id
 */
public record PagedList<D>(String name, List<SortKey<D>> keys) {

    private static final String ID = "_id";

    /**
     * A page of documents.
     *
     * @param next the cursor of the next page; null on the last page
     */
    public record Page<D>(List<D> documents, @Nullable String next) {}

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException if the cursor does not belong to this list
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

    /** Returns the direction of the id, which follows the last key, so that one index serves both directions. */
    private boolean isIdAscending() {
        return keys.get(keys.size() - 1).ascending();
    }

    private static Bson order(boolean ascending, String field) {
        return ascending ? Sorts.ascending(field) : Sorts.descending(field);
    }

    private String cursorOf(StoredDocument<D> last) {
        var values = new ArrayList<String>(List.of(name));
        keys.forEach(key -> values.add(key.encode(last.doc())));
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
            var value = SortKey.decode(values.get(i + 1));
            later.add(and(equal, after(keys.get(i).ascending(), field, value)));
            equal.add(Filters.eq(field, value));
        }
        later.add(and(equal, after(isIdAscending(), ID, values.get(keys.size() + 1))));
        return Filters.and(notBefore(keys.get(0), SortKey.decode(values.get(1))), Filters.or(later));
    }

    /**
     * Returns a bound on the first key. It is implied by the other conditions, but lets MongoDB start the index scan
     * there.
     */
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
