package io.sagadesk.api.desk;

/** Whether an agent takes work. */
public enum Presence {
    ONLINE,
    AWAY,
    OFFLINE
}
