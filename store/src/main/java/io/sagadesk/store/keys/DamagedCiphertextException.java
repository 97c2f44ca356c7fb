package io.sagadesk.store.keys;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a stored value is not the ciphertext that was written: it was changed, truncated, or never was a
 * ciphertext.
 */
public final class DamagedCiphertextException extends PersonalDataException {

    public DamagedCiphertextException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
