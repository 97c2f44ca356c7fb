package io.sagadesk.server.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Formats server-sent events. */
final class SseFrames {

    private final JsonMapper json;

    SseFrames(JsonMapper json) {
        this.json = json;
    }

    /** Formats a change. JSON has no line breaks here, so one {@code data} line is enough. */
    byte[] of(LiveChange change) {
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(ascii("id: " + change.position() + "\nevent: " + change.event() + "\ndata: "));
        frame.writeBytes(json.writeValueAsBytes(change.data()));
        frame.writeBytes(ascii("\n\n"));
        return frame.toByteArray();
    }

    /** The first frame, which also sets the reconnection delay in milliseconds. */
    static byte[] hello(long position) {
        return ascii("retry: 2000\nid: " + position + "\n\n");
    }

    /** A comment frame. Its id lets a client that reconnects skip changes that did not concern it. */
    static byte[] heartbeat(long position) {
        return ascii(": still here\nid: " + position + "\n\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
