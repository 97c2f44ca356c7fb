package io.sagadesk.api.customer;

/** The purposes to which a customer may consent. */
public enum ConsentPurpose {
    MARKETING,
    SURVEYS,
    PROFILING
}
