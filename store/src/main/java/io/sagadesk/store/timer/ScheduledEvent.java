package io.sagadesk.store.timer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.timer.TimerEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
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
 * @param seal null while the event is not sealed
 */
record ScheduledEvent(
        String id,
        Instant due,
        String type,
        @Nullable String revision,
        String payload,
        String metadata,
        @Nullable String seal) {

    /** The name of the field with the seal. */
    static final String SEAL = "seal";

    private static final int ID_BYTES = 16; // enough to rule out collisions
    private static final Pattern ID = Pattern.compile("[0-9a-f]{" + 2 * ID_BYTES + "}");
    private static final Set<String> REQUEST_METADATA = Set.of(EventMetadata.REQUEST_ID, EventMetadata.REQUEST_DIGEST);

    static ScheduledEvent of(EventMessage<?> event, Instant at, Serializer serializer) {
        var payload = event.serializePayload(serializer, String.class);
        var type = payload.getType();
        var id = idOf(type.getName(), identityOf(event, payload.getData()), at.toString());
        var metadata = event.getMetaData().withoutKeys(REQUEST_METADATA).and(EventMetadata.ACTOR, subject(id));
        var metadataText = serializer.serialize(metadata, String.class).getData();
        return new ScheduledEvent(
                id, wholeMillis(at), type.getName(), type.getRevision(), payload.getData(), metadataText, null);
    }

    private static String identityOf(EventMessage<?> event, String payload) {
        var identity = event.getPayload() instanceof TimerEvent timer ? timer.identity() : null;
        return identity == null ? payload : identity;
    }

    /** Reads a stored event, which anybody may have written who can write to MongoDB: a wrong field reads as empty. */
    static ScheduledEvent from(Document stored) {
        return new ScheduledEvent(
                text(stored, "_id"),
                stored.get("due") instanceof Date due ? due.toInstant() : Instant.EPOCH,
                text(stored, "type"),
                stored.get("revision") instanceof String revision ? revision : null,
                text(stored, "payload"),
                text(stored, "metadata"),
                stored.get(SEAL) instanceof String seal ? seal : null);
    }

    private static String text(Document stored, String field) {
        return stored.get(field) instanceof String text ? text : "";
    }

    ScheduledEvent withSeal(String given) {
        return new ScheduledEvent(id, due, type, revision, payload, metadata, given);
    }

    Document toDocument() {
        return new Document("_id", id)
                .append("due", due)
                .append("type", type)
                .append("revision", revision)
                .append("payload", payload)
                .append("metadata", metadata)
                .append(SEAL, seal);
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

    /** Returns whether a text can be the id of a scheduled event; otherwise somebody else chose it. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
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
