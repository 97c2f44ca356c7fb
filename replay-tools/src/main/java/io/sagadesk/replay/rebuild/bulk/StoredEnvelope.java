package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.store.sqlite.file.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The envelope of a row of the log. The metadata costs as much to read as the event, so it is read when it is asked for. */
final class StoredEnvelope implements EventEnvelope {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final StoredEvent event;
    private final long position; // every projection asks for it, and the row would be read each time
    private volatile @Nullable List<String> fields; // name, value, name, value: a handful, faster than a map

    StoredEnvelope(StoredEvent event) {
        this.event = event;
        this.position = event.position();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public String type() {
        return event.payloadType();
    }

    @Override
    public @Nullable String metadata(String name) {
        var known = fields();
        for (int i = 0; i < known.size(); i += 2) {
            if (known.get(i).equals(name)) return known.get(i + 1);
        }
        return null;
    }

    private List<String> fields() {
        var known = fields;
        if (known == null) fields = known = read(); // twice at worst, with the same outcome
        return known;
    }

    private List<String> read() {
        var read = new ArrayList<String>(16);
        try (JsonParser parser = JSON.createParser(event.metadataBytes())) {
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
        }
        return read;
    }
}
