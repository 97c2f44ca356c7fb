package io.sagadesk.replay.export;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** One form in which events are written, one after the other. */
public interface ExportWriter extends AutoCloseable {

    /**
     * Takes the next event, as {@link io.sagadesk.replay.events.EventLines} writes it.
     *
     * @return whether it has a place in this form
     */
    boolean event(JsonNode event) throws IOException;

    /** Writes what comes after the last event. */
    void end() throws IOException;

    /** Tidies up, at the end or after a failure. The writer stays open. */
    @Override
    void close();
}
