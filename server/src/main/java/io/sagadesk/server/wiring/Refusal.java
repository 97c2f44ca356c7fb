package io.sagadesk.server.wiring;

/** A refusal in a form that survives the way from one instance to another. */
public record Refusal(String code, String sentence) {}
