package io.sagadesk.projections;

/**
 * An event of the log as projections see it.
 *
 * @param payload with its personal data sealed: each such text is the ciphertext that is in the log
 */
public record RecordedEvent(EventEnvelope envelope, Object payload) {

    public long position() {
        return envelope.position();
    }
}
