package io.sagadesk.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what tells something about a person: it is stored only as ciphertext under the key of the customer that the
 * enclosing type names in its {@code customerId}, and reads back as {@link #FORGOTTEN} once that key is destroyed.
 * A component of a type other than {@code String} is a record whose first component is a text; it is encrypted as JSON and
 * reads back as {@code null}. Read without keys, sealed, a text is its ciphertext, and such a record has it in its first
 * component.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface PersonalData {

    /** What a text reads as after its customer was forgotten. */
    String FORGOTTEN = "‹forgotten›";
}
