package io.sagadesk.testbed.fuzz.request;

import io.sagadesk.testbed.fuzz.wire.RawHeader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Ways to tell the length of a body, right and wrong. */
enum FramingFault {
    NONE,
    NO_LENGTH,
    TOO_LONG,
    TOO_SHORT,
    NEGATIVE,
    NO_NUMBER,
    HUGE,
    TWICE,
    CHUNKED,
    CHUNKED_WITHOUT_END,
    CHUNKED_NONSENSE,
    CHUNKED_WITH_LENGTH,
    UNKNOWN_ENCODING,
    CHUNKED_TWICE;

    private static final String LENGTH = "Content-Length";
    private static final String ENCODING = "Transfer-Encoding";

    List<RawHeader> headers(byte[] body) {
        return switch (this) {
            case NONE -> body.length == 0 ? List.of() : length(body.length);
            case NO_LENGTH -> List.of();
            case TOO_LONG -> length(body.length + 10);
            case TOO_SHORT -> length(Math.max(0, body.length - 3));
            case NEGATIVE -> length(-1);
            case NO_NUMBER -> List.of(new RawHeader(LENGTH, "five"));
            case HUGE -> List.of(new RawHeader(LENGTH, "99999999999999999999"));
            case TWICE ->
                List.of(
                        new RawHeader(LENGTH, Integer.toString(body.length)),
                        new RawHeader(LENGTH, body.length + 1 + ""));
            case CHUNKED, CHUNKED_WITHOUT_END, CHUNKED_NONSENSE -> encoding("chunked");
            case CHUNKED_WITH_LENGTH ->
                List.of(new RawHeader(ENCODING, "chunked"), new RawHeader(LENGTH, Integer.toString(body.length)));
            case UNKNOWN_ENCODING -> encoding("nonsense");
            case CHUNKED_TWICE -> encoding("chunked, chunked");
        };
    }

    byte[] framed(byte[] body) {
        return switch (this) {
            case CHUNKED, CHUNKED_WITH_LENGTH, CHUNKED_TWICE -> chunks(body, "0\r\n\r\n");
            case CHUNKED_WITHOUT_END -> chunks(body, "");
            case CHUNKED_NONSENSE -> "zz\r\n{}\r\n-1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            default -> body;
        };
    }

    /** Returns whether the server can see the end of such a body. */
    boolean isWhole() {
        return this != TOO_LONG && this != CHUNKED_WITHOUT_END;
    }

    private static byte[] chunks(byte[] body, String end) {
        var bytes = new ByteArrayOutputStream();
        if (body.length > 0) {
            bytes.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(body);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static List<RawHeader> length(int bytes) {
        return List.of(new RawHeader(LENGTH, Integer.toString(bytes)));
    }

    private static List<RawHeader> encoding(String name) {
        return List.of(new RawHeader(ENCODING, name));
    }
}
