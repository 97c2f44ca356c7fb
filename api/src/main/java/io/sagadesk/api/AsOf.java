package io.sagadesk.api;

/**
 * What an answer was computed from.
 *
 * @param projection the name of the projection
 * @param version which build of it
 * @param position every event up to here is in the answer, perhaps some later ones too; -1 before the first
 */
public record AsOf(String projection, int version, long position) {}
