package io.sagadesk.store.ledger;

import static java.util.Objects.requireNonNullElse;

import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.engine.database.StoredEvent;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventData;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event that the ledger proves: all that is stored, as it is stored, with personal data encrypted. Its
 * position is not among them, because the tree says it. Every event store gives the same fields for the same event.
 *
 * @param eventId the id of the event
 * @param aggregateType empty for an event outside an aggregate
 * @param aggregateId the full name of the aggregate; of an event outside an aggregate, the id of the event
 * @param sequence the number in the aggregate, from 0
 * @param recordedAt in milliseconds; events of earlier versions may have more digits
 * @param payloadType the stored name of the type
 * @param revision empty if there is none
 * @param metadata texts, whole numbers of 64 bits, true and false
 * @param payload the stored text in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LoggedEvent(
        String eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        Instant recordedAt,
        String payloadType,
        String revision,
        Map<String, ?> metadata,
        byte[] payload) {

    private static final int FIELDS = 9;
    private static final int EXPECTED_FRAME = 640; // everything but the payload, of most events
    private static final int NANOS_IN_MILLI = 1_000_000;

    /**
     * Returns the fields of a row of our own log.
     *
     * @throws DamagedEventException if the metadata of the row was not written by Sagadesk
     */
    public static LoggedEvent of(StoredEvent event) {
        return new LoggedEvent(
                event.eventId(),
                requireNonNullElse(event.aggregateType(), ""),
                event.aggregateId(),
                event.sequence(),
                event.recordedAt(),
                event.payloadType(),
                requireNonNullElse(event.revision(), ""),
                metadataOf(event),
                event.payloadBytes());
    }

    private static Map<String, ?> metadataOf(StoredEvent event) {
        try {
            return CanonicalMetadata.of(event.metadataBytes());
        } catch (IllegalArgumentException e) {
            throw new DamagedEventException(
                    "position " + event.position(), event.payloadType(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Returns the fields of an event of another store, such as Axon Server.
     *
     * @param event as that store holds it, not upcast
     * @param metadata its metadata, deserialized
     */
    public static LoggedEvent of(EventData<byte[]> event, Map<String, ?> metadata) {
        return event instanceof DomainEventData<?> domain && isInAggregate(domain)
                ? of(event, domain.getType(), domain.getAggregateIdentifier(), domain.getSequenceNumber(), metadata)
                : of(event, null, event.getEventIdentifier(), 0, metadata);
    }

    private static boolean isInAggregate(DomainEventData<?> event) {
        return event.getAggregateIdentifier() != null
                && !event.getAggregateIdentifier().isEmpty();
    }

    private static LoggedEvent of(
            EventData<byte[]> event,
            @Nullable String aggregateType,
            String id,
            long sequence,
            Map<String, ?> metadata) {
        var type = event.getPayload().getType();
        return new LoggedEvent(
                event.getEventIdentifier(),
                requireNonNullElse(aggregateType, ""),
                id,
                sequence,
                event.getTimestamp(),
                type.getName(),
                requireNonNullElse(type.getRevision(), ""),
                metadata,
                event.getPayload().getData());
    }

    /**
     * Returns the canonical encoding: an array in deterministic CBOR (RFC 8949, section 4.2.1) of the fields in their order.
     *
     * @throws IllegalArgumentException if the metadata has a value of another kind
     */
    public byte[] encoded() {
        var cbor = new CborWriter(payload.length + EXPECTED_FRAME)
                .array(FIELDS)
                .text(eventId)
                .text(aggregateType)
                .text(aggregateId)
                .number(sequence);
        writeTime(cbor);
        cbor.text(payloadType).text(revision);
        CanonicalMetadata.write(metadata, cbor);
        return cbor.bytes(payload).written();
    }

    /** Writes milliseconds since 1970; a time with more digits as an array of these and the rest in nanoseconds. */
    private void writeTime(CborWriter cbor) {
        var rest = recordedAt.getLong(ChronoField.NANO_OF_SECOND) % NANOS_IN_MILLI;
        if (rest == 0) cbor.number(recordedAt.toEpochMilli());
        else cbor.array(2).number(recordedAt.toEpochMilli()).number(rest);
    }
}
