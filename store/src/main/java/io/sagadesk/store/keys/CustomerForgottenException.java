package io.sagadesk.store.keys;

import io.sagadesk.api.id.CustomerId;

/** Something personal was to be written about a customer whose key is destroyed: nothing was written. */
public final class CustomerForgottenException extends PersonalDataException {

    /** The stable word that a program can act on. */
    public static final String CODE = "customer-forgotten";

    public CustomerForgottenException(CustomerId customer) {
        super("The " + customer + " was forgotten: nothing personal can be stored about them any more", null);
    }
}
