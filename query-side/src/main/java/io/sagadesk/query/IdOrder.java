package io.sagadesk.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.sagadesk.projections.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads pages of a list in the order of the ids. */
public final class IdOrder {

    private static final String ID = "_id";

    private IdOrder() {}

    /**
     * A page of documents with their ids.
     *
     * @param next the cursor of the next page; null on the last page
     */
    public record Page<D>(
            List<StoredDocument<D>> documents, @Nullable String next) {}

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException if the cursor does not belong to such a list
     */
    public static <D> Page<D> page(
            MongoCollection<StoredDocument<D>> collection, Bson filter, @Nullable String cursor, int limit) {
        var filters = new ArrayList<>(List.of(filter));
        PageCursor.values(cursor, 1).forEach(id -> filters.add(Filters.gt(ID, id)));
        List<StoredDocument<D>> found = collection
                .find(Filters.and(filters))
                .sort(Sorts.ascending(ID))
                .limit(limit + 1)
                .into(new ArrayList<>());
        var page = List.copyOf(found.subList(0, Math.min(found.size(), limit)));
        var next = found.size() > limit ? PageCursor.of(page.get(limit - 1).id()) : null;
        return new Page<>(page, next);
    }
}
