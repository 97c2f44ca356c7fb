package io.sagadesk.store.keys;

/**
 * Thrown when a ciphertext refers to a key that the key store never had: the key store was lost, or belongs to another
 * log.
 */
public final class KeyMissingException extends PersonalDataException {

    public KeyMissingException(KeyCommitment commitment) {
        super(
                "No key with the commitment " + commitment + "… is known: the key store was lost, is older than the"
                        + " events or belongs to others. Put back the key store that was saved with these events",
                null);
    }
}
