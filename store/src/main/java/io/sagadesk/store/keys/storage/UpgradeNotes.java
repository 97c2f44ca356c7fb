package io.sagadesk.store.keys.storage;

/** Notes which steps of upgrades an installation has behind it. They are kept beside the keys, which are never replaced. */
public interface UpgradeNotes {

    /** A step that each installation of an older version takes once. A new installation has them all behind it. */
    enum Step {
        /** The scheduled events that an older version stored are sealed; from then on unsealed ones are refused. */
        SEAL_SCHEDULED_EVENTS
    }

    boolean isDone(Step step);

    /** Notes that a step is done; the note is on disk on return. */
    void noteDone(Step step);
}
