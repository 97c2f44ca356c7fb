package io.sagadesk.replay.export;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Writes events in one format, one after another. */
public interface ExportWriter extends AutoCloseable {

    /**
     * Writes the next event, given in the format of {@link io.sagadesk.replay.events.EventLines}.
     *
     * @return whether the event has a place in this format
     */
    boolean event(JsonNode event) throws IOException;

    /** Writes the part of the document that follows the last event. */
    void end() throws IOException;

    /** Releases resources, at the end or after a failure. The underlying writer stays open. */
    @Override
    void close();
}
