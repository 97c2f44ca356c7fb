package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.EventRow;
import io.sagadesk.store.engine.database.WriteRequest;
import io.sagadesk.store.engine.database.WriteRequest.Append;
import io.sagadesk.store.engine.database.WriteRequest.KeepSnapshot;
import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Refuses a text with the character U+0000, which PostgreSQL cannot hold. JSON writes it as an escape, so only another
 * serializer leaves it in a text.
 */
final class StorableTexts {

    private StorableTexts() {}

    /** Refuses the request if PostgreSQL cannot hold one of its texts; returns whether it can. */
    static boolean check(Pending<WriteRequest> pending) {
        for (var row : rows(pending.request())) {
            if (hasNul(row.payload().json) || hasNul(row.metadata().json)) {
                pending.refuse(new EventStoreException("The event " + row.eventId()
                        + " has the character U+0000 in its payload or metadata, which PostgreSQL cannot hold"));
                return false;
            }
        }
        return true;
    }

    private static List<EventRow> rows(WriteRequest request) {
        return request instanceof Append append ? append.rows() : List.of(((KeepSnapshot) request).row());
    }

    private static boolean hasNul(byte[] text) {
        for (var character : text) {
            if (character == 0) return true;
        }
        return false;
    }
}
