package io.sagadesk.server.readside;

/** Why a query was not answered: what it was made of is not of its form, and that can only be its cursor. */
public record CursorRefused(String projection) {}
