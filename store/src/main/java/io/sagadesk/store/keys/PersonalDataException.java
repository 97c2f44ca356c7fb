package io.sagadesk.store.keys;

import org.jspecify.annotations.Nullable;

/** Something personal can be neither written nor read; the message never contains it. */
public abstract sealed class PersonalDataException extends RuntimeException
        permits CustomerForgottenException, DamagedCiphertextException, KeyMissingException {

    PersonalDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
