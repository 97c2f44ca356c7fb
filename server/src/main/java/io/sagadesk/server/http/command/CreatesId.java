package io.sagadesk.server.http.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the id that the caller may leave out, or send as null. A missing id is derived from the {@code Idempotency-Key}, so that a
 * repeated request gets the same id; without a key it is random.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CreatesId {
    String value();
}
