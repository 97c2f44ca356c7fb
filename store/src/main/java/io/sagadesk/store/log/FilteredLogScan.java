package io.sagadesk.store.log;

import java.io.IOException;
import java.util.List;

/** Goes through a log once, page by page, and hands out what a filter lets pass. */
public final class FilteredLogScan {

    private static final int PAGE = 2_000;

    private FilteredLogScan() {}

    /** Who is handed the events. */
    public interface Visitor {

        void event(LogEvent event) throws IOException;

        /**
         * Is asked after each page.
         *
         * @param caughtUp whether there is nothing more at the moment
         * @return whether to go on
         */
        boolean shouldContinue(boolean caughtUp) throws IOException;
    }

    /** Returns when everything that the filter asks for has been handed out, or the visitor does not go on. */
    public static void run(LogReader log, EventFilter filter, Visitor visitor) throws IOException {
        var next = start(log, filter);
        var left = filter.limit();
        while (next <= filter.until()) {
            var page = log.page(next, PAGE);
            left = handOut(page, filter, left, visitor);
            if (left == 0) return;
            if (!page.isEmpty()) next = page.get(page.size() - 1).position() + 1;
            if (!visitor.shouldContinue(page.size() < PAGE)) return;
        }
    }

    private static long start(LogReader log, EventFilter filter) {
        var from = filter.from();
        return Math.max(filter.after() + 1, from == null ? 0 : log.firstPositionAt(from));
    }

    private static long handOut(List<LogEvent> page, EventFilter filter, long limit, Visitor visitor)
            throws IOException {
        var left = limit;
        for (var event : page) {
            if (!filter.matches(event)) continue;
            visitor.event(event);
            if (--left == 0) break;
        }
        return left;
    }
}
