package io.sagadesk.server.http.command;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.InvalidNullException;

/** Tells a number or a truth value that is absent or null from one of the wrong type: Jackson does so by its text alone. */
final class RequiredPrimitives extends DeserializationProblemHandler {

    @Override
    public @Nullable Object handleNullForPrimitives(
            DeserializationContext context,
            Class<?> type,
            JsonParser parser,
            ValueDeserializer<?> reader,
            String failure) {
        throw InvalidNullException.from(context, null, context.constructType(type));
    }
}
