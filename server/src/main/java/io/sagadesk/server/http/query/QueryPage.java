package io.sagadesk.server.http.query;

import io.sagadesk.server.http.problem.HttpProblem;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of items.
 *
 * @param next the position of the last item on this page; absent on the last page
 */
public record QueryPage<T>(List<T> items, @Nullable Long next) {

    public static final int MOST = 1_000;

    /** Returns the limit; refuses one out of range. */
    public static int checked(int limit) {
        if (limit >= 1 && limit <= MOST) return limit;
        throw HttpProblem.exception(400, "bad-limit", "A page has 1 to " + MOST + " items");
    }

    /** Reads a page. It requests one item more than the limit, to see whether there is another page. */
    public static <T> QueryPage<T> of(int limit, IntFunction<List<T>> items, ToLongFunction<T> position) {
        var found = items.apply(checked(limit) + 1);
        if (found.size() <= limit) return new QueryPage<>(found, null);
        var kept = found.subList(0, limit);
        return new QueryPage<>(kept, position.applyAsLong(kept.get(limit - 1)));
    }
}
