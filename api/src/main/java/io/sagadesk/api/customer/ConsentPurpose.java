package io.sagadesk.api.customer;

/** What a customer may consent to. */
public enum ConsentPurpose {
    MARKETING,
    SURVEYS,
    PROFILING
}
