package io.sagadesk.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that holds personal data. It is stored only as ciphertext under the key of the customer, who is named by
 * the component {@code customerId} of the enclosing type. After that key is destroyed, it reads as {@link #FORGOTTEN}. A
 * component of another type than {@code String} must be a record whose first component is a text; it is encrypted as JSON.
 * Without the key, each text that it had reads as {@link #FORGOTTEN}, and what it never had as {@code null}, see
 * {@link SealedRecord}. When events are read sealed, without keys, a text reads as its ciphertext, and such a record holds
 * its stored text in the first component.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface PersonalData {

    /** The value of a text after its customer was forgotten. */
    String FORGOTTEN = "‹forgotten›";
}
