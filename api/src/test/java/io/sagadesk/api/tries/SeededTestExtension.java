package io.sagadesk.api.tries;

import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Tries what is marked with {@link SeededTest}. */
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
        return inTurn(firstSeed(System.getProperty(SEED, "1")), tries).map(each -> each);
    }

    static long firstSeed(String asked) {
        return asked.equals("random") ? new Random().nextLong() : Long.parseLong(asked);
    }

    /** Ends early when one of them fails. */
    static Stream<SeededTry> inTurn(long firstSeed, int tries) {
        var failed = new AtomicBoolean();
        return LongStream.iterate(firstSeed, seed -> seed + 1)
                .limit(tries)
                .takeWhile(seed -> !failed.get())
                .mapToObj(seed -> new SeededTry(seed, failed));
    }
}
