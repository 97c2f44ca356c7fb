package io.sagadesk.server.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The form of server-sent events. */
final class SseFrames {

    private final JsonMapper json;

    SseFrames(JsonMapper json) {
        this.json = json;
    }

    /** JSON has no line breaks in it, so its line is the whole of the data. */
    byte[] of(LiveChange change) {
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(ascii("id: " + change.position() + "\nevent: " + change.event() + "\ndata: "));
        frame.writeBytes(json.writeValueAsBytes(change.data()));
        frame.writeBytes(ascii("\n\n"));
        return frame.toByteArray();
    }

    /** The first one, which also says after how many milliseconds to come back. */
    static byte[] hello(long position) {
        return ascii("retry: 2000\nid: " + position + "\n\n");
    }

    /** A comment; its id lets who comes back skip what did not concern them. */
    static byte[] heartbeat(long position) {
        return ascii(": still here\nid: " + position + "\n\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
