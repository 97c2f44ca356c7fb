package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.store.log.LogEvent;
import org.jspecify.annotations.Nullable;

/** The envelope of an event of the log, as projections read it. */
record LogEventEnvelope(LogEvent event) implements EventEnvelope {

    @Override
    public long position() {
        return event.position();
    }

    @Override
    public String type() {
        return event.type();
    }

    @Override
    public @Nullable String metadata(String name) {
        return event.metadata(name);
    }
}
