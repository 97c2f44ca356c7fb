package io.sagadesk.api.service;

/** The time interval of service figures: hours or days of the requested time zone. */
public enum ReportInterval {
    HOUR,
    DAY
}
