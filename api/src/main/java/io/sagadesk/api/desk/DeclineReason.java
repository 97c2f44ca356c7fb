package io.sagadesk.api.desk;

/** The reason why an agent did not accept an offered conversation. */
public enum DeclineReason {
    DECLINED,
    TIMED_OUT
}
