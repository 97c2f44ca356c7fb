package io.sagadesk.replay.export.xes;

import java.util.Locale;

/** What a trace is about. */
public enum CaseNotion {
    TICKET,
    CONVERSATION,
    CUSTOMER,
    ORDER;

    /** Under which key an event's envelope names it. */
    String key() {
        return name().toLowerCase(Locale.ROOT) + "Id";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
