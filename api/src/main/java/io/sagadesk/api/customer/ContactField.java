package io.sagadesk.api.customer;

import com.fasterxml.jackson.annotation.JsonValue;

/** A field that a command about contact details can remove, written as the path of the field in the command. */
public enum ContactField {
    NAME("contact.name"),
    EMAIL("contact.email"),
    PHONE("contact.phone"),
    ADDRESS("contact.address"),
    TIME_ZONE("timeZone");

    private final String path;

    ContactField(String path) {
        this.path = path;
    }

    @JsonValue
    public String path() {
        return path;
    }

    @Override
    public String toString() {
        return path;
    }
}
