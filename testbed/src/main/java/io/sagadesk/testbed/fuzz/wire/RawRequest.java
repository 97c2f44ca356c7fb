package io.sagadesk.testbed.fuzz.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request as it is sent: nothing is added, escaped or checked.
 *
 * @param method such as {@code GET}
 * @param target the path with its parameters, or anything else; one character for each byte
 * @param version such as {@code HTTP/1.1}
 * @param body what comes after the empty line, with the sizes of chunks if there are any; one character for each byte
 * @param isWhole whether the server can see where it ends; the sender of any other closes its side, and need not be answered
 */
public record RawRequest(
        String method, String target, String version, List<RawHeader> headers, String body, boolean isWhole) {

    private static final int MOST_SHOWN = 1_500;

    byte[] bytes() {
        return text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private String text() {
        return head() + body;
    }

    private String head() {
        return headers.stream()
                .map(header -> header.name() + ": " + header.value() + "\r\n")
                .collect(Collectors.joining("", method + " " + target + " " + version + "\r\n", "\r\n"));
    }

    /** The request for people: without the token, with escapes for bytes that cannot be read, and cut if it is long. */
    public String shown(String token) {
        var text = text().replace(token, "TOKEN");
        var shown = new StringBuilder();
        for (var c : text.substring(0, Math.min(text.length(), MOST_SHOWN)).toCharArray()) {
            if (c == '\r') continue;
            if (c == '\n' || (c >= ' ' && c <= '~')) shown.append(c);
            else shown.append("\\x%02x".formatted((int) c));
        }
        if (text.length() > MOST_SHOWN)
            shown.append("… (").append(text.length()).append(" bytes)");
        return shown.toString();
    }
}
