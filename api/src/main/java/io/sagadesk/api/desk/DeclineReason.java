package io.sagadesk.api.desk;

/** Why an offer was not taken. */
public enum DeclineReason {
    DECLINED,
    TIMED_OUT
}
