package io.sagadesk.store.keys;

import org.jspecify.annotations.Nullable;

/** A stored value is not what was once encrypted: it was changed, cut off, or never was a ciphertext. */
public final class DamagedCiphertextException extends PersonalDataException {

    public DamagedCiphertextException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
