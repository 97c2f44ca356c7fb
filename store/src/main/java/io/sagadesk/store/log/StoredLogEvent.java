package io.sagadesk.store.log;

import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.log.StoredLogReader.PayloadDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** An event of the embedded log. Its metadata costs as much to read as its payload, so both are read on demand. */
final class StoredLogEvent implements LogEvent {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ObjectReader ENVELOPE = JSON.readerFor(new TypeReference<Map<String, Object>>() {});

    private final StoredEvent stored;
    private final PayloadDecoder decoder;
    private final long position; // each projection asks for it, and the row would be read each time
    private volatile @Nullable List<String> texts; // name, value, name, value: a handful, faster than a map

    StoredLogEvent(StoredEvent stored, PayloadDecoder decoder) {
        this.stored = stored;
        this.decoder = decoder;
        this.position = stored.position();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public String eventId() {
        return stored.eventId();
    }

    @Override
    public String type() {
        return stored.payloadType();
    }

    @Override
    public String aggregateId() {
        return stored.aggregateId();
    }

    @Override
    public long sequence() {
        return stored.sequence();
    }

    @Override
    public Instant recordedAt() {
        return stored.recordedAt();
    }

    @Override
    public Map<String, ?> metadata() {
        try {
            return ENVELOPE.readValue(stored.metadataBytes());
        } catch (JacksonException e) {
            throw damaged("its metadata is no JSON", e);
        }
    }

    @Override
    public @Nullable String metadata(String name) {
        var known = texts();
        for (var i = 0; i < known.size(); i += 2) {
            if (known.get(i).equals(name)) return known.get(i + 1);
        }
        return null;
    }

    private List<String> texts() {
        var known = texts;
        if (known == null) texts = known = readTexts(); // twice at worst, with the same outcome
        return known;
    }

    private List<String> readTexts() {
        var read = new ArrayList<String>(16);
        try (JsonParser parser = JSON.createParser(stored.metadataBytes())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var isText = parser.nextToken() == JsonToken.VALUE_STRING;
                if (isText) {
                    read.add(name);
                    read.add(parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw damaged("its metadata is no JSON", e);
        }
        return read;
    }

    @Override
    public Object payload() {
        return decoder.decode(stored);
    }

    @Override
    public Sealed sealed() {
        requireJson(stored.payloadBytes());
        return new Sealed(revision(), stored.payload());
    }

    /** A reader gets the stored text as it is, as part of a line of JSON. */
    private void requireJson(byte[] payload) {
        try (var parser = JSON.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw damaged("its payload is no JSON object", null);
            parser.skipChildren();
            if (parser.nextToken() != null) throw damaged("its payload is more than a JSON object", null);
        } catch (JacksonException e) {
            throw damaged("its payload is no JSON", e);
        }
    }

    private DamagedEventException damaged(String fault, @Nullable Throwable cause) {
        return new DamagedEventException("position " + position, stored.payloadType(), fault, cause);
    }

    @Override
    public String toString() {
        return stored.toString();
    }

    private String revision() {
        var revision = stored.revision();
        return revision == null ? TypeNames.FIRST_REVISION : revision;
    }
}
