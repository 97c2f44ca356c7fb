package io.sagadesk.store.keys;

import org.jspecify.annotations.Nullable;

/** Thrown when personal data can be neither written nor read. The message never contains them. */
public abstract sealed class PersonalDataException extends RuntimeException
        permits CustomerForgottenException, DamagedCiphertextException, KeyMissingException {

    PersonalDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
