package io.sagadesk.server.http.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the id that the caller may leave out. A missing one is derived from the {@code Idempotency-Key}, so that the
 * same request sent again means the same thing; without a key the server makes a new one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CreatesId {
    String value();
}
