package io.sagadesk.api.service;

/** By what, besides time, figures may be told apart. */
public enum ReportDimension {
    CHANNEL,
    DESK,
    AGENT
}
