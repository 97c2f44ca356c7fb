package io.sagadesk.store.keys;

/**
 * Thrown while the key store is out of reach, so that personal data can be neither written nor read. It may be tried
 * again.
 */
public final class KeysUnreachableException extends PersonalDataException {

    private static final long serialVersionUID = 1L;

    public KeysUnreachableException() {
        super("The store of the customers' keys cannot be reached");
    }
}
