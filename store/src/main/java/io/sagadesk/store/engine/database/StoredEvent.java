package io.sagadesk.store.engine.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.origin.StreamPlace;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log, not deserialized. Each field is extracted from the packed row on demand, so that a scan pays only
 * for the fields that it reads.
 */
public final class StoredEvent {

    private static final int SEPARATOR = 31;
    private static final int POSITION = 0;
    private static final int SEQUENCE = 1;
    private static final int EVENT_ID = 2;
    private static final int AGGREGATE_TYPE = 3;
    private static final int AGGREGATE_ID = 4;
    private static final int RECORDED_AT = 5;
    private static final int PAYLOAD_TYPE = 6;
    private static final int REVISION = 7;
    private static final int PAYLOAD_LENGTH = 8;
    private static final int PAYLOAD = 9;

    private final byte[] row;
    private final int[] starts = new int[PAYLOAD + 1];
    private final int metadataStart;

    /**
     * Reads a row that its database has packed into one text, in UTF-8. Fields before the payload are separated by a control
     * character, which {@link EventRow} refuses in them. Payload and metadata are split by the payload's length in bytes, so
     * both may contain any character.
     *
     * @param row position, sequence, event id, aggregate type, aggregate id, time, payload type, revision, length of the
     *     payload, and payload with metadata; absent texts are empty
     */
    public StoredEvent(byte[] row) {
        this.row = row;
        var at = 0;
        for (int field = 1; field <= PAYLOAD; field++) {
            while (at < row.length && row[at] != SEPARATOR) at++;
            if (at == row.length) throw damaged("a field is missing", null);
            starts[field] = ++at;
        }
        var payloadLength = number(PAYLOAD_LENGTH);
        if (payloadLength > row.length - at) throw damaged("its payload is incomplete", null);
        metadataStart = at + (int) payloadLength;
        if (starts[PAYLOAD_TYPE] - starts[RECORDED_AT] != TimestampText.WIDTH + 1) {
            throw damaged("it has no time", null);
        }
    }

    /** Returns the position in the log, counted from 0 without gaps. */
    public long position() {
        return number(POSITION);
    }

    public String eventId() {
        return text(EVENT_ID);
    }

    /** Returns {@code null} for an event outside an aggregate. */
    public @Nullable String aggregateType() {
        return textOrNull(AGGREGATE_TYPE);
    }

    /** Returns the event's own id for an event outside an aggregate. */
    public String aggregateId() {
        return text(AGGREGATE_ID);
    }

    /** Returns the sequence number within the aggregate, counted from 0. */
    public long sequence() {
        return number(SEQUENCE);
    }

    /** Returns the place to which the encrypted texts of the payload are bound. */
    public StreamPlace place() {
        return aggregateType() == null
                ? StreamPlace.outsideOfAggregate(eventId())
                : new StreamPlace(aggregateId(), sequence());
    }

    public Instant recordedAt() {
        try {
            return TimestampText.parse(row, starts[RECORDED_AT]);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw damaged("it has no time", e);
        }
    }

    /** Returns the time as stored, in UTC with nine fraction digits. */
    public String recordedAtText() {
        return text(RECORDED_AT);
    }

    public String payloadType() {
        return text(PAYLOAD_TYPE);
    }

    public @Nullable String revision() {
        return textOrNull(REVISION);
    }

    /** JSON text in UTF-8; a copy. */
    public byte[] payloadBytes() {
        return Arrays.copyOfRange(row, starts[PAYLOAD], metadataStart);
    }

    /** JSON text. */
    public String payload() {
        return new String(row, starts[PAYLOAD], metadataStart - starts[PAYLOAD], UTF_8);
    }

    /** JSON text in UTF-8; a copy. */
    public byte[] metadataBytes() {
        return Arrays.copyOfRange(row, metadataStart, row.length);
    }

    /** JSON text. */
    public String metadata() {
        return new String(row, metadataStart, row.length - metadataStart, UTF_8);
    }

    @Override
    public String toString() {
        return payloadType() + " at " + position(); // never the payload
    }

    private String text(int field) {
        return new String(row, starts[field], starts[field + 1] - 1 - starts[field], UTF_8);
    }

    private @Nullable String textOrNull(int field) {
        return starts[field + 1] - 1 == starts[field] ? null : text(field);
    }

    private long number(int field) {
        long value = 0;
        for (int i = starts[field]; i < starts[field + 1] - 1; i++) {
            int digit = row[i] - '0';
            if (digit < 0 || digit > 9) throw damaged("a number is none", null);
            value = value * 10 + digit;
        }
        return value;
    }

    /** The position is written first by the database, which counts the rows; all other fields may be damaged. */
    private DamagedEventException damaged(String fault, @Nullable Throwable cause) {
        var end = 0;
        while (end < row.length && row[end] != SEPARATOR) end++;
        var type = starts[REVISION] == 0 ? "" : text(PAYLOAD_TYPE);
        return new DamagedEventException("position " + new String(row, 0, end, UTF_8), type, fault, cause);
    }
}
