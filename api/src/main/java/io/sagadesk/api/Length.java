package io.sagadesk.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits the number of characters (Unicode code points) of a text, or of elements of a list or map. Without this annotation a text has 1 to
 * {@value #TEXT} characters and a list or map at most {@value #ELEMENTS} elements. Each element of a list and each key of a
 * map is a text of 1 to {@value #TEXT} characters; a text, list or map inside a map has at most {@value #MAP_VALUE}
 * characters or elements. Where the minimum is at least 1, a text of only blanks is refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Length {

    int TEXT = 200;
    int ELEMENTS = 100;
    int MAP_VALUE = 2_000;

    int min() default 1;

    int max();
}
