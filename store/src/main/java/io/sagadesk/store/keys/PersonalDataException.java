package io.sagadesk.store.keys;

import org.jspecify.annotations.Nullable;

/** Thrown when personal data can be neither written nor read. The message never contains them. */
public abstract sealed class PersonalDataException extends RuntimeException
        permits CustomerForgottenException, DamagedCiphertextException, KeyMissingException, KeysUnreachableException {

    PersonalDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The cause may be given later. */
    PersonalDataException(String message) {
        super(message);
    }
}
