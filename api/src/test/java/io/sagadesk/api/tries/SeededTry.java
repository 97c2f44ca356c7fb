package io.sagadesk.api.tries;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One run of a property test with one seed; a failure names the seed. */
record SeededTry(long seed, AtomicBoolean failed)
        implements TestTemplateInvocationContext, ParameterResolver, TestExecutionExceptionHandler {

    @Override
    public String getDisplayName(int number) {
        return "seed " + seed;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RandomValues.class;
    }

    @Override
    public RandomValues resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new RandomValues(seed);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) {
        throw failure(thrown);
    }

    AssertionError failure(Throwable thrown) {
        failed.set(true);
        var failure = new AssertionError(
                "again with -D" + SeededTestExtension.SEED + "=" + seed + ": " + thrown, thrown.getCause());
        failure.setStackTrace(thrown.getStackTrace());
        return failure;
    }
}
