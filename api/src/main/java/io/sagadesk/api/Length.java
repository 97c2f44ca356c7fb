package io.sagadesk.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many characters a text, or how many elements a list or map, may have. Without it a text has 1 to
 * {@value #TEXT} characters and a list or map at most {@value #ELEMENTS} elements.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Length {

    int TEXT = 200;
    int ELEMENTS = 100;

    int min() default 1;

    int max();
}
