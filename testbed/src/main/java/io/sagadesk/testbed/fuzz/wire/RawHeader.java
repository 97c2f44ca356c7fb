package io.sagadesk.testbed.fuzz.wire;

/** A header as it is sent, one character for each byte. Neither the name nor the value need to be allowed by HTTP. */
public record RawHeader(String name, String value) {}
