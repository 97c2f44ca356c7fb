package io.sagadesk.projections.customer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Bounded lists of the most recent items, oldest first, independent of the order in which they were recorded. */
final class RecentItems {

    /** An item with a time, in the precision of stored documents. */
    interface Dated {

        Instant at();
    }

    private RecentItems() {}

    /** Truncates a time to milliseconds, so that a rebuild in memory sorts exactly like stored documents. */
    static Instant asStored(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the items with one more, restricted to the latest {@code limit}. */
    static <T extends Dated> List<T> with(List<T> items, T added, int limit) {
        var index = items.size();
        while (index > 0 && items.get(index - 1).at().isAfter(added.at())) index--;
        var longer = new ArrayList<T>(items);
        longer.add(index, added);
        return List.copyOf(longer.subList(Math.max(0, longer.size() - limit), longer.size()));
    }

    static <T> List<T> without(List<T> items, Predicate<T> excluded) {
        return items.stream().filter(excluded.negate()).toList();
    }
}
