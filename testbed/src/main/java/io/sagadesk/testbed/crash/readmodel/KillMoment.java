package io.sagadesk.testbed.crash.readmodel;

/** What the read models do when the server is killed. */
enum KillMoment {
    /** They follow the log event by event. */
    LIVE,
    /** They fold a backlog in bulk, or are about to begin or to end. */
    CATCHING_UP,
    /** A new version is built. */
    REBUILD,
    /** A new version is compared and put in service. */
    SWITCH;

    static KillMoment ofRound(int number) {
        return values()[(number - 1) % values().length];
    }
}
