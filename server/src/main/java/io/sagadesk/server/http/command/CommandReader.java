package io.sagadesk.server.http.command;

import static io.sagadesk.server.http.command.CommandJson.AT;
import static io.sagadesk.server.http.command.CommandJson.NAMED;
import static io.sagadesk.server.http.command.CommandJson.STRICT;

import io.sagadesk.api.Command;
import io.sagadesk.api.Invalid;
import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.Validation;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.JsonFaults;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.node.ObjectNode;

/** Reads commands from JSON. No error message repeats the input, which may be personal data. */
@Component
public class CommandReader {

    private static final ObjectReader BY_NAME = NAMED.readerFor(Command.class);

    private final Clock clock;

    CommandReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * A command with its request id.
     *
     * @param requestId the idempotency key of the line, if any
     */
    public record NamedCommand(Command command, @Nullable String requestId) {}

    /** Parses a JSON object; an empty body has no fields. */
    ObjectNode fields(byte[] json) {
        if (json.length == 0) return STRICT.createObjectNode();
        try {
            if (STRICT.readTree(json) instanceof ObjectNode object) return object;
        } catch (JacksonException unreadable) {
            throw notJson(unreadable);
        }
        throw HttpProblem.exception(400, "bad-json", "Send one JSON object");
    }

    /** Reads another JSON object as a record and checks its limits. */
    public <M extends Record> M message(Class<M> type, ObjectNode fields) {
        try {
            return Validation.checked(type.cast(STRICT.readerFor(type).readValue(fields)));
        } catch (JacksonException wrong) {
            throw new Invalid(JsonFaults.in(wrong));
        }
    }

    /** Reads a command whose time is now. */
    <C extends Command> C command(Class<C> type, ObjectNode fields) {
        if (fields.hasNonNull(AT))
            throw HttpProblem.exception(400, "field-set-by-server", "Leave out the field at: the server sets it");
        var now = now();
        fields.put(AT, now.toString());
        try {
            return within(now, type.cast(STRICT.readerFor(type).readValue(fields)));
        } catch (JacksonException wrong) {
            throw new Invalid(JsonFaults.in(wrong));
        }
    }

    /** Reads a command with its type name; its time is the field {@code at}, or now if that is absent. */
    public NamedCommand namedCommand(byte[] line) {
        var found = new RequestIds.Found();
        try {
            Command command = RequestIds.into(found, BY_NAME).readValue(line);
            if (command == null) throw HttpProblem.exception(400, "bad-json", "Send one JSON object a line");
            var now = now();
            return new NamedCommand(within(now, command.at() == null ? at(now, command) : command), found.requestId);
        } catch (StreamReadException unreadable) {
            throw notJson(unreadable);
        } catch (InvalidTypeIdException unknown) {
            throw HttpProblem.exception(400, "unknown-command", "The field command names no command");
        } catch (JacksonException wrong) {
            throw new Invalid(JsonFaults.in(wrong));
        }
    }

    private static Command at(Instant now, Command command) {
        ObjectNode fields = NAMED.valueToTree(command);
        return BY_NAME.readValue(fields.put(AT, now.toString()));
    }

    private static <C extends Command> C within(Instant now, C command) {
        if (command instanceof Record message) EntranceLimits.checked(message, now);
        return command;
    }

    private Instant now() {
        return MillisecondPrecision.of(clock.instant());
    }

    private static ErrorResponseException notJson(JacksonException unreadable) {
        var where = unreadable.getLocation();
        var place = unreadable instanceof StreamReadException && where != null
                ? " (near character " + where.getByteOffset() + ")"
                : "";
        return HttpProblem.exception(400, "bad-json", "This is not well-formed JSON" + place);
    }
}
