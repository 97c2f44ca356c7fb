package io.sagadesk.server.http.query;

import io.sagadesk.server.http.problem.HttpProblem;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Some items, and where the next ones begin.
 *
 * @param next the position of the last item here, absent where nothing follows
 */
public record QueryPage<T>(List<T> items, @Nullable Long next) {

    public static final int MOST = 1_000;

    /** Returns how many items are asked for, or refuses it. */
    public static int checked(int limit) {
        if (limit >= 1 && limit <= MOST) return limit;
        throw HttpProblem.exception(400, "bad-limit", "A page has 1 to " + MOST + " items");
    }

    /** Asks for one item more than wanted, which tells whether there are more. */
    public static <T> QueryPage<T> of(int limit, IntFunction<List<T>> items, ToLongFunction<T> position) {
        var found = items.apply(checked(limit) + 1);
        if (found.size() <= limit) return new QueryPage<>(found, null);
        var kept = found.subList(0, limit);
        return new QueryPage<>(kept, position.applyAsLong(kept.get(limit - 1)));
    }
}
