package io.sagadesk.api.service;

/** How finely figures are told apart by time: by hours or days of the time zone asked for. */
public enum ReportInterval {
    HOUR,
    DAY
}
