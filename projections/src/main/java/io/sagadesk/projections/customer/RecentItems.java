package io.sagadesk.projections.customer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Short lists of what happened last, the oldest first, whatever order it was recorded in. */
final class RecentItems {

    /** Something with a time, to the millisecond, as it is stored. */
    interface Dated {

        Instant at();
    }

    private RecentItems() {}

    /** A rebuild in memory must not order by what a stored document forgot. */
    static Instant asStored(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Adds one and keeps the latest, at most so many. */
    static <T extends Dated> List<T> with(List<T> items, T added, int most) {
        var place = items.size();
        while (place > 0 && items.get(place - 1).at().isAfter(added.at())) place--;
        var longer = new ArrayList<T>(items);
        longer.add(place, added);
        return List.copyOf(longer.subList(Math.max(0, longer.size() - most), longer.size()));
    }

    static <T> List<T> without(List<T> items, Predicate<T> which) {
        return items.stream().filter(which.negate()).toList();
    }
}
