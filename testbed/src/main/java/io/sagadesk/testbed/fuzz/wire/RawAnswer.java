package io.sagadesk.testbed.fuzz.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to a request.
 *
 * @param status 0 if the server closed the connection without an answer
 * @param headers by their names in lower case; of several of one name the last
 * @param body without the sizes of chunks
 * @param milliseconds from the first byte sent until the answer was complete; of a stream until it began
 */
public record RawAnswer(int status, Map<String, String> headers, String body, long milliseconds) {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int INTERIM = 200;

    /** Reads an answer; interim ones such as {@code 100 Continue} are skipped. */
    static RawAnswer parsed(byte[] bytes, long milliseconds) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var end = text.indexOf(END_OF_HEAD);
        if (end < 0) return new RawAnswer(0, Map.of(), "", milliseconds);
        var lines = text.substring(0, end).split("\r\n", -1);
        var rest = Arrays.copyOfRange(bytes, end + END_OF_HEAD.length(), bytes.length);
        var status = status(lines[0]);
        if (status > 0 && status < INTERIM) return parsed(rest, milliseconds);
        var headers = headers(lines);
        var isChunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
        var body = new String(isChunked ? withoutChunks(rest) : rest, StandardCharsets.UTF_8);
        return new RawAnswer(status, headers, body, milliseconds);
    }

    /** Whether these are events, which have no end. */
    boolean isEventStream() {
        return header("content-type").startsWith("text/event-stream");
    }

    /** Whether this is JSON in lines, which may have no end. */
    public boolean isLines() {
        return header("content-type").startsWith("application/x-ndjson");
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static int status(String line) {
        var words = line.split(" ", 3);
        return words.length > 1 && words[1].matches("[1-9][0-9]{2}") ? Integer.parseInt(words[1]) : 0;
    }

    private static Map<String, String> headers(String[] lines) {
        var headers = new TreeMap<String, String>();
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            var colon = line.indexOf(':');
            if (colon > 0)
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] withoutChunks(byte[] chunked) {
        var body = new ByteArrayOutputStream();
        var from = 0;
        while (from < chunked.length) {
            var end = from;
            while (end < chunked.length && chunked[end] != '\r') end++;
            var size = size(new String(chunked, from, end - from, StandardCharsets.ISO_8859_1));
            from = end + 2;
            if (size <= 0 || from + size > chunked.length) break;
            body.write(chunked, from, size);
            from += size + 2;
        }
        return body.toByteArray();
    }

    private static int size(String hexadecimal) {
        return hexadecimal.matches("[0-9A-Fa-f]{1,7}") ? Integer.parseInt(hexadecimal, 16) : 0;
    }
}
