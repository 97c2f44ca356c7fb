package io.sagadesk.store.timer;

/** Thrown when a stored scheduled event is not one that a saga of this installation scheduled. It is never published. */
final class ForgedScheduledEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param because ends the sentence; quotes nothing of the event */
    ForgedScheduledEventException(String because) {
        super("Somebody else has written it, or the master key was another one: " + because);
    }
}
