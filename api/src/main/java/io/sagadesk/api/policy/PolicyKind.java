package io.sagadesk.api.policy;

/** What a policy rules. */
public enum PolicyKind {
    ROUTING,
    SLA,
    RFM,
    ESCALATION,
    POST_CHAT,
    WIN_BACK
}
