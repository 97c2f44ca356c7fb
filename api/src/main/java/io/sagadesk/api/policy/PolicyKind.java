package io.sagadesk.api.policy;

/** The kinds of policies. */
public enum PolicyKind {
    ROUTING,
    SLA,
    RFM,
    ESCALATION,
    POST_CHAT,
    WIN_BACK
}
