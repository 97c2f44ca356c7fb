package io.sagadesk.server.http.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which fields a request removes by null, as in a JSON Merge Patch (RFC 7396). A component of a command cannot tell null
 * from absent, so the command has a component {@code removed}, a list of these fields.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RemovesFields {

    /** The fields; the text of a constant is the path of its field, such as {@code contact.email}. */
    Class<? extends Enum<?>> value();
}
