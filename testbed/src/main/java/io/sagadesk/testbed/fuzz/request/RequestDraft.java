package io.sagadesk.testbed.fuzz.request;

import io.sagadesk.testbed.fuzz.wire.RawHeader;
import io.sagadesk.testbed.fuzz.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request that is being made: a valid one at first, to which faults are added. */
final class RequestDraft {

    String method;
    String version = "HTTP/1.1";

    /** Parts of the path between the slashes, already escaped. */
    final List<String> path;

    /** Parameters such as {@code limit=5}, already escaped. */
    final List<String> parameters = new ArrayList<>();

    final List<RawHeader> headers = new ArrayList<>();

    /** The authorization; several only by mistake. */
    List<RawHeader> authorization = List.of();

    /** JSON objects, one for each line of the body; none for no body. */
    final List<JsonNode> lines = new ArrayList<>();

    /** What becomes of the bytes of the body. */
    UnaryOperator<byte[]> damage = UnaryOperator.identity();

    /** How the body's length is told. */
    FramingFault framing = FramingFault.NONE;

    /** What comes before the path, such as a scheme and a host. */
    String beforePath = "";

    RequestDraft(String method, List<String> path) {
        this.method = method;
        this.path = new ArrayList<>(path);
    }

    RawRequest finished(String host) {
        var body = damage.apply(body());
        var all = new ArrayList<>(headers);
        if (headers.stream().noneMatch(header -> header.name().equals("Host"))) all.add(0, new RawHeader("Host", host));
        all.addAll(authorization);
        if (headers.stream().noneMatch(header -> header.name().equals("Connection"))) {
            all.add(new RawHeader("Connection", "close"));
        }
        all.addAll(framing.headers(body));
        var framed = new String(framing.framed(body), StandardCharsets.ISO_8859_1);
        return new RawRequest(method, target(), version, all, framed, framing.isWhole());
    }

    void replace(RawHeader header) {
        headers.removeIf(other -> other.name().equals(header.name()));
        headers.add(header);
    }

    private byte[] body() {
        return lines.stream()
                .map(JsonMapper.shared()::writeValueAsString)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String target() {
        var query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return beforePath + "/" + String.join("/", path) + query;
    }
}
