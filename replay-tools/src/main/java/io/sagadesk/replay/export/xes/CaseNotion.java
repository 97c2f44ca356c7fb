package io.sagadesk.replay.export.xes;

import java.util.Locale;

/** The kind of case that a trace of an XES export follows. */
public enum CaseNotion {
    TICKET,
    CONVERSATION,
    CUSTOMER,
    ORDER;

    /** The key of the case id in the metadata of an event, such as {@code ticketId}. */
    String key() {
        return name().toLowerCase(Locale.ROOT) + "Id";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
