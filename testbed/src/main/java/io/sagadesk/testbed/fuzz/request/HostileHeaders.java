package io.sagadesk.testbed.fuzz.request;

import io.sagadesk.testbed.fuzz.wire.RawHeader;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Headers that a client should never send, and headers that it may send and that mean nothing here. */
final class HostileHeaders {

    private static final List<String> GARBAGE = List.of(
            "",
            " ",
            "garbage",
            "*/*",
            "*",
            ",",
            ";",
            "\"",
            "\"unclosed",
            "a/b/c",
            "/",
            "a=b;;;",
            "\u00ff\u00fe",
            "\t",
            "0",
            "-1",
            "99999999999999999999",
            "null",
            "${x}",
            MarkedTexts.TEXT,
            MarkedTexts.TEXT + "@example.org",
            "x".repeat(5_000));

    /** Values for the headers that this server reads, and for those of HTTP that a server may read. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry(
                    "Content-Type",
                    List.of(
                            "*/*",
                            "application/*",
                            "application/json;charset=nonsense",
                            "application/json; charset=utf-16",
                            "text/plain",
                            "multipart/form-data",
                            "multipart/form-data; boundary=x",
                            "application/x-www-form-urlencoded",
                            "application/merge-patch+json",
                            "application/x-ndjson",
                            "application/xml",
                            "application/json, text/plain")),
            Map.entry(
                    "Accept",
                    List.of(
                            "text/html",
                            "image/png",
                            "application/xml;q=0.9",
                            "application/json;q=0",
                            "*/*;q=nonsense",
                            "text/event-stream",
                            "application/problem+json",
                            "text/csv")),
            Map.entry("If-None-Match", List.of("*", "W/", "W/\"", "\"a\",,\"b\"", "\"a\" \"b\"", "w/\"a\"")),
            Map.entry("If-Match", List.of("*", "\"a\"")),
            Map.entry("If-Modified-Since", List.of("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT")),
            Map.entry("If-Unmodified-Since", List.of("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT")),
            Map.entry("Range", List.of("bytes=0-0", "bytes=-1", "bytes=5-2", "lines=1-2")),
            Map.entry(
                    "Last-Event-ID",
                    List.of("-1", "-2", "1e3", "9223372036854775807", "9223372036854775808", "\u00d9\u00a1")),
            Map.entry("Idempotency-Key", List.of("a@b", "two words", "k".repeat(200), "k".repeat(201), "caf\u00e9")),
            Map.entry(
                    "Sagadesk-Actor",
                    List.of("customer/", "agent/a b", "policy/x", "customer/customer-0-1", "app/../x", "nobody")),
            Map.entry("Sagadesk-Correlation-Id", List.of("a@b", "two words", "c".repeat(201))),
            Map.entry("Sagadesk-Unknown", List.of("x")),
            Map.entry("Accept-Language", List.of("de", "*", "de-DE;q=2", "zz-" + "a".repeat(50))),
            Map.entry("Accept-Charset", List.of("utf-16", "nonsense")),
            Map.entry("Accept-Encoding", List.of("gzip", "identity;q=0", "*;q=0")),
            Map.entry("Content-Encoding", List.of("gzip", "br", "identity")),
            Map.entry("Content-Language", List.of("de")),
            Map.entry("Expect", List.of("100-continue", "200-ok")),
            Map.entry("Connection", List.of("keep-alive", "upgrade", "close, Authorization")),
            Map.entry("Upgrade", List.of("h2c", "websocket")),
            Map.entry("Host", List.of("", "a b", "evil.example", "x:99999", "[::1", "a@b")),
            Map.entry("Cookie", List.of("a=b", "$Version=1; a=\"", "JSESSIONID=" + MarkedTexts.ID)),
            Map.entry("Origin", List.of("null", "https://evil.example")),
            Map.entry("Access-Control-Request-Method", List.of("GET", "NONE")),
            Map.entry("X-Forwarded-For", List.of("unknown", "1.2.3.4, 5.6.7.8")),
            Map.entry("X-Forwarded-Proto", List.of("ftp", "https")),
            Map.entry("Forwarded", List.of("for=;host=\"", "proto=https;host=evil.example")),
            Map.entry("X-HTTP-Method-Override", List.of("DELETE", "NONE")),
            Map.entry("Date", List.of("yesterday")),
            Map.entry("Trailer", List.of("Authorization")),
            Map.entry("TE", List.of("trailers", "gzip")));

    private static final List<String> NAMES = VALUES.keySet().stream().sorted().toList();

    private HostileHeaders() {}

    static RawHeader pick(Random random) {
        var name = HostileTexts.pick(NAMES, random);
        var isGarbage = random.nextInt(3) == 0;
        return new RawHeader(name, HostileTexts.pick(isGarbage ? GARBAGE : VALUES.getOrDefault(name, GARBAGE), random));
    }

    /** A header that breaks the rules of HTTP itself. */
    static RawHeader broken(Random random) {
        var headers = List.of(
                new RawHeader("X Y", "z"),
                new RawHeader("", "no name"),
                new RawHeader("X\u0000", "z"),
                new RawHeader("X", "a\u0000b"),
                new RawHeader("X", "a\r\n folded"),
                new RawHeader("X", "x".repeat(20_000)),
                new RawHeader("X".repeat(9_000), "x"));
        return headers.get(random.nextInt(headers.size()));
    }

    /** Another authorization than the token; null for none. */
    static List<RawHeader> wrongAuthorization(String token, Random random) {
        var name = "Authorization";
        var headers = List.of(
                List.<RawHeader>of(),
                List.of(new RawHeader(name, "")),
                List.of(new RawHeader(name, "Bearer")),
                List.of(new RawHeader(name, "Bearer ")),
                List.of(new RawHeader(name, "Bearer " + MarkedTexts.TEXT)),
                List.of(new RawHeader(name, "Basic " + token)),
                List.of(new RawHeader(name, "bearer " + token)),
                List.of(new RawHeader(name, "Bearer  " + token)),
                List.of(new RawHeader(name, "Bearer " + token + "\u00ff")),
                List.of(new RawHeader(name, "Bearer " + "x".repeat(6_000))),
                List.of(new RawHeader(name, "Bearer x"), new RawHeader(name, "Bearer " + token)));
        return headers.get(random.nextInt(headers.size()));
    }
}
