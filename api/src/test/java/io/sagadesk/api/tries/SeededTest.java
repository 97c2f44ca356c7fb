package io.sagadesk.api.tries;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of a law, which is given {@link RandomValues} to make values up, and is tried so many times, with another seed each time, or
 * until it fails; then it says which seed that was.
 *
 * <p>The seeds are the same in each run: 1, 2 and so on. {@code -Dsagadesk.test.seed=N} begins with the seed N instead, and
 * {@code -Dsagadesk.test.seed=random} with any.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SeededTestExtension.class)
public @interface SeededTest {

    int value() default 1_000;
}
