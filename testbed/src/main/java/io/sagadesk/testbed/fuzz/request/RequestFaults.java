package io.sagadesk.testbed.fuzz.request;

import io.sagadesk.testbed.fuzz.wire.RawHeader;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Makes one fault in any part of a request. */
final class RequestFaults {

    private static final List<String> METHODS = List.of(
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "FROB", "get", "QUERY");
    private static final List<String> VERSIONS =
            List.of("HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "http/1.1", "HTTP/1.1 ", "X");
    private static final List<String> BEFORE_PATH = List.of(
            "http://x", "http://evil.example:1", "https://x", "*", "/", "//", "/.", "/..", "x:80", "http://a b");

    private final Random random;
    private final String token;

    RequestFaults(Random random, String token) {
        this.random = random;
        this.token = token;
    }

    /** Faults by how often they are made; those of fields and parameters go deepest. */
    void add(RequestDraft draft) {
        var faults = List.<Consumer<RequestDraft>>of(
                this::field,
                this::field,
                this::field,
                this::field,
                this::parameter,
                this::parameter,
                this::parameter,
                this::path,
                this::path,
                this::header,
                this::header,
                this::header,
                this::rare);
        faults.get(random.nextInt(faults.size())).accept(draft);
    }

    private void rare(RequestDraft draft) {
        switch (random.nextInt(9)) {
            case 0 -> draft.method = HostileTexts.pick(METHODS, random);
            case 1 -> draft.version = HostileTexts.pick(VERSIONS, random);
            case 2 -> draft.beforePath = HostileTexts.pick(BEFORE_PATH, random);
            case 3 -> draft.authorization = HostileHeaders.wrongAuthorization(token, random);
            case 4 -> draft.headers.add(HostileHeaders.broken(random));
            case 5 -> draft.damage = body -> BodyFaults.inWhole(body, random);
            case 6 -> askBeforehand(draft);
            case 7 -> draft.headers.removeIf(header -> header.name().equals("Content-Type"));
            default -> draft.framing = FuzzedSubjects.pick(FramingFault.values(), random);
        }
    }

    /** Asks as a browser does whether another site may send this request. */
    private static void askBeforehand(RequestDraft draft) {
        draft.replace(new RawHeader("Origin", "https://evil.example"));
        draft.replace(new RawHeader("Access-Control-Request-Method", draft.method));
        draft.method = "OPTIONS";
    }

    private void field(RequestDraft draft) {
        if (draft.lines.isEmpty()) {
            parameter(draft);
            return;
        }
        var line = draft.lines.get(random.nextInt(draft.lines.size()));
        if (line.isObject()) BodyFaults.inField(line.asObject(), random);
    }

    private void header(RequestDraft draft) {
        draft.replace(HostileHeaders.pick(random));
    }

    private void path(RequestDraft draft) {
        var text = HostileTexts.pick(HostileTexts.IN_URL, random);
        var index = random.nextInt(draft.path.size());
        switch (random.nextInt(6)) {
            case 0 -> draft.path.add(text);
            case 1 -> draft.path.add(index, text);
            case 2 -> draft.path.set(index, draft.path.get(index) + text);
            case 3 -> draft.path.remove(index);
            default -> draft.path.set(draft.path.size() - 1 - random.nextInt(Math.min(3, draft.path.size())), text);
        }
        if (draft.path.isEmpty()) draft.path.add("");
    }

    private void parameter(RequestDraft draft) {
        var text = HostileTexts.pick(HostileTexts.IN_URL, random);
        if (draft.parameters.isEmpty()) {
            draft.parameters.add(random.nextBoolean() ? "unknown=" + text : text);
            return;
        }
        var index = random.nextInt(draft.parameters.size());
        var parameter = draft.parameters.get(index);
        var name = parameter.replaceFirst("=.*", "");
        switch (random.nextInt(10)) {
            case 0 -> draft.parameters.add(parameter);
            case 1 -> draft.parameters.add(name + "=" + text);
            case 2 -> draft.parameters.set(index, name);
            case 3 -> draft.parameters.remove(index);
            default -> draft.parameters.set(index, name + "=" + text);
        }
    }

    /** A header of this product, with a value that is right. */
    static void addUsual(RequestDraft draft, Random random) {
        var headers = List.of(
                new RawHeader("Idempotency-Key", "key-" + random.nextInt(1_000)),
                new RawHeader("Sagadesk-Actor", "agent/agent-0-1"),
                new RawHeader("Sagadesk-Actor", "customer/customer-0-1"),
                new RawHeader("Sagadesk-Correlation-Id", "journey-1"),
                new RawHeader("Last-Event-ID", "5"),
                new RawHeader("If-None-Match", "W/\"0123456789abcdef0123456789abcdef\""));
        draft.replace(headers.get(random.nextInt(headers.size())));
    }
}
