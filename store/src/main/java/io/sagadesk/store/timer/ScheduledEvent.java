package io.sagadesk.store.timer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.timer.TimerEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to happen, as the log will store it, except that its metadata do not yet say when.
 *
 * @param id derived from what is promised and for when, so that the same promise is always the same one
 * @param due in whole milliseconds, never before the instant that was asked for
 * @param payload JSON text
 * @param metadata JSON text
 */
record ScheduledEvent(
        String id, Instant due, String type, @Nullable String revision, String payload, String metadata) {

    private static final int ID_BYTES = 16; // enough that no two promises ever share an id
    private static final Set<String> OF_THE_CAUSE_ALONE = Set.of("requestId", "requestDigest");

    static ScheduledEvent of(EventMessage<?> event, Instant at, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        SerializedType type = payload.getType();
        String id = idOf(type.getName(), toldApartBy(event, payload.getData()), at.toString());
        MetaData metadata = event.getMetaData().withoutKeys(OF_THE_CAUSE_ALONE).and("actor", subject(id));
        String metadataText = serializer.serialize(metadata, String.class).getData();
        return new ScheduledEvent(
                id, wholeMillis(at), type.getName(), type.getRevision(), payload.getData(), metadataText);
    }

    private static String toldApartBy(EventMessage<?> event, String payload) {
        String apart = event.getPayload() instanceof TimerEvent timer ? timer.toldApartBy() : null;
        return apart == null ? payload : apart;
    }

    static ScheduledEvent from(Document kept) {
        return new ScheduledEvent(
                kept.getString("_id"),
                kept.getDate("due").toInstant(),
                kept.getString("type"),
                kept.getString("revision"),
                kept.getString("payload"),
                kept.getString("metadata"));
    }

    Document toDocument() {
        return new Document("_id", id)
                .append("due", due)
                .append("type", type)
                .append("revision", revision)
                .append("payload", payload)
                .append("metadata", metadata);
    }

    /** The full name of the timer: it is who acts, and the stream that holds its only event. */
    String subject() {
        return subject(id);
    }

    private static String subject(String id) {
        return "timer/" + id;
    }

    private static Instant wholeMillis(Instant at) {
        Instant before = at.truncatedTo(ChronoUnit.MILLIS);
        return before.equals(at) ? at : before.plusMillis(1);
    }

    /** A line break occurs in none of the parts, so no two promises come to the same text. */
    private static String idOf(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
