package io.sagadesk.api.tries;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a property test. Its parameter is {@link RandomValues} to generate the inputs. The test runs the given number of
 * times, each with another seed, until it fails; the failure names the seed.
 *
 * <p>The seeds are the same in each run: 1, 2 and so on. {@code -Dsagadesk.test.seed=N} starts with the seed N instead, and
 * {@code -Dsagadesk.test.seed=random} with a random one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SeededTestExtension.class)
public @interface SeededTest {

    int value() default 1_000;
}
