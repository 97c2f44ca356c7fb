package io.sagadesk.api.customer;

/** What a customer may consent to. */
public enum Purpose {
    MARKETING,
    SURVEYS,
    PROFILING
}
