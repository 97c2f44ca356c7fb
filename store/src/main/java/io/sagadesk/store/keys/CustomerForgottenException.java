package io.sagadesk.store.keys;

import io.sagadesk.api.id.CustomerId;

/** Thrown when personal data are written for a customer whose key is destroyed. Nothing was written. */
public final class CustomerForgottenException extends PersonalDataException {

    /** The stable error code for programs. */
    public static final String CODE = "customer-forgotten";

    public CustomerForgottenException(CustomerId customer) {
        super("The " + customer + " was forgotten: nothing personal can be stored about them any more", null);
    }
}
