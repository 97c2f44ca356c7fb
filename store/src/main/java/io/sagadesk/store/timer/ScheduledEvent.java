package io.sagadesk.store.timer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.timer.TimerEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled event in its stored form. The time of publication is not part of its metadata yet.
 *
 * @param id derived from the content and the instant, so that the same scheduled event always has the same id
 * @param due in whole milliseconds, rounded up
 * @param payload JSON text
 * @param metadata JSON text
 */
record ScheduledEvent(
        String id, Instant due, String type, @Nullable String revision, String payload, String metadata) {

    private static final int ID_BYTES = 16; // enough to rule out collisions
    private static final Set<String> REQUEST_METADATA = Set.of(EventMetadata.REQUEST_ID, EventMetadata.REQUEST_DIGEST);

    static ScheduledEvent of(EventMessage<?> event, Instant at, Serializer serializer) {
        var payload = event.serializePayload(serializer, String.class);
        var type = payload.getType();
        var id = idOf(type.getName(), identityOf(event, payload.getData()), at.toString());
        var metadata = event.getMetaData().withoutKeys(REQUEST_METADATA).and(EventMetadata.ACTOR, subject(id));
        var metadataText = serializer.serialize(metadata, String.class).getData();
        return new ScheduledEvent(
                id, wholeMillis(at), type.getName(), type.getRevision(), payload.getData(), metadataText);
    }

    private static String identityOf(EventMessage<?> event, String payload) {
        var identity = event.getPayload() instanceof TimerEvent timer ? timer.identity() : null;
        return identity == null ? payload : identity;
    }

    static ScheduledEvent from(Document stored) {
        return new ScheduledEvent(
                stored.getString("_id"),
                stored.getDate("due").toInstant(),
                stored.getString("type"),
                stored.getString("revision"),
                stored.getString("payload"),
                stored.getString("metadata"));
    }

    Document toDocument() {
        return new Document("_id", id)
                .append("due", due)
                .append("type", type)
                .append("revision", revision)
                .append("payload", payload)
                .append("metadata", metadata);
    }

    /**
     * Returns the full name of the timer, which is both the actor in the metadata and the id of the stream that holds
     * the event.
     */
    String subject() {
        return subject(id);
    }

    private static String subject(String id) {
        return EventMetadata.TIMER_ACTOR + id;
    }

    private static Instant wholeMillis(Instant at) {
        var before = at.truncatedTo(ChronoUnit.MILLIS);
        return before.equals(at) ? at : before.plusMillis(1);
    }

    /** None of the parts contains a line break, so different parts never give the same text. */
    private static String idOf(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
