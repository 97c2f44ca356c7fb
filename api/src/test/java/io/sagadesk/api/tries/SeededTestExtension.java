package io.sagadesk.api.tries;

import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs the tests that are marked with {@link SeededTest}. */
final class SeededTestExtension implements TestTemplateInvocationContextProvider {

    static final String SEED = "sagadesk.test.seed";

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        var tries =
                context.getRequiredTestMethod().getAnnotation(SeededTest.class).value();
        return tries(firstSeed(System.getProperty(SEED, "1")), tries).map(each -> each);
    }

    static long firstSeed(String requested) {
        return requested.equals("random") ? new Random().nextLong() : Long.parseLong(requested);
    }

    /** Returns the tries one by one, and ends early when one of them fails. */
    static Stream<SeededTry> tries(long firstSeed, int tries) {
        var failed = new AtomicBoolean();
        return LongStream.iterate(firstSeed, seed -> seed + 1)
                .limit(tries)
                .takeWhile(seed -> !failed.get())
                .mapToObj(seed -> new SeededTry(seed, failed));
    }
}
