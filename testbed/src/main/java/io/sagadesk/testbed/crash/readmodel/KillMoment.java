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

    /** Each moment in turn, so that all are met as often; the seed says which is the first. */
    static KillMoment ofRound(long seed, int number) {
        return values()[(int) Math.floorMod(seed + number - 1, (long) values().length)];
    }
}
