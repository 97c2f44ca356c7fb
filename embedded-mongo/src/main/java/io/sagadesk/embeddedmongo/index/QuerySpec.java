package io.sagadesk.embeddedmongo.index;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import io.sagadesk.embeddedmongo.bson.CompoundKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filter, order and limits of a query.
 *
 * @param order empty for any order
 * @param limit 0 for no limit
 */
public record QuerySpec(Document filter, List<CompoundKey.Part> order, int skip, int limit) {

    public QuerySpec(Document filter, @Nullable Document sort, int skip, int limit) {
        this(filter, order(sort), skip, limit);
    }

    private static List<CompoundKey.Part> order(@Nullable Document sort) {
        List<CompoundKey.Part> order = new ArrayList<>();
        if (sort != null) {
            sort.forEach((field, direction) -> {
                boolean ascending = ((Number) direction).intValue() > 0;
                if (!field.equals("$natural")) {
                    order.add(new CompoundKey.Part(field, ascending));
                } else if (!ascending) {
                    throw new BadValueException("$natural: -1 is not supported; sort by a field");
                }
            });
        }
        return order;
    }

    /** The number of matching documents to find, including the skipped ones; 0 for all. */
    public int needed() {
        return limit == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, (long) skip + limit);
    }
}
