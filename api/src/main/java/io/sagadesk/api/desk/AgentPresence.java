package io.sagadesk.api.desk;

/** Whether an agent accepts work. */
public enum AgentPresence {
    ONLINE,
    AWAY,
    OFFLINE
}
