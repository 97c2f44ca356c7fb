package io.sagadesk.api.service;

/** The dimensions, besides time, by which service figures can be grouped. */
public enum ReportDimension {
    CHANNEL,
    DESK,
    AGENT
}
