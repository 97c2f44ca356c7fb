package io.sagadesk.server.readside;

/** The reason for a failed query: its cursor is malformed. */
public record CursorRefused(String projection) {}
