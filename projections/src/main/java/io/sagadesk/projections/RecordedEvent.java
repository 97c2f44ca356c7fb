package io.sagadesk.projections;

/**
 * An event of the log, as passed to projections.
 *
 * @param payload the event with its personal data encrypted: each such string is the ciphertext from the log
 */
public record RecordedEvent(EventEnvelope envelope, Object payload) {

    public long position() {
        return envelope.position();
    }
}
