package io.sagadesk.api.desk;

/** Whether an agent takes work. */
public enum AgentPresence {
    ONLINE,
    AWAY,
    OFFLINE
}
