package io.sagadesk.server.http.command;

import io.sagadesk.api.Command;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** Reads the field {@code requestId} of a bulk line, which is not a field of the command itself. */
final class RequestIds extends DeserializationProblemHandler {

    private static final String REQUEST_ID = "requestId";

    /** Receives the request id of the line that is being read. */
    static final class Found {
        @Nullable String requestId;
    }

    static ObjectReader into(Found found, ObjectReader reader) {
        return reader.withAttribute(REQUEST_ID, found);
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            ValueDeserializer<?> reader,
            Object commandOrItsClass,
            String name) {
        var isCommand = commandOrItsClass instanceof Command
                || (commandOrItsClass instanceof Class<?> type && Command.class.isAssignableFrom(type));
        if (!name.equals(REQUEST_ID) || !isCommand || !(context.getAttribute(REQUEST_ID) instanceof Found found)) {
            return false;
        }
        if (!parser.hasToken(JsonToken.VALUE_NULL))
            found.requestId = CommandEnvelopes.checkedRequestId(parser.getValueAsString(""));
        return true;
    }
}
