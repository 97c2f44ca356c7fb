package io.sagadesk.replay.client;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sagadesk.api.Command;
import io.sagadesk.api.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Serializes commands as lines of JSON for the bulk protocol. */
public final class CommandJsonLines {

    /** The mapper for all JSON between the server and this program. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(Visibility.NONE))
            .build();

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return Vocabulary.nameOf(type);
        }
    };

    private static final ObjectWriter LINES = JSON.writerFor(Line.class);

    private CommandJsonLines() {}

    private record Line(
            String command,
            @Nullable String requestId,
            @JsonUnwrapped Command content) {}

    /** Serializes a command that has an id of its own, by which the server recognises a repeat. */
    public static byte[] line(Command command) {
        return line(null, command);
    }

    /** Serializes a command with a request id as idempotency key. */
    public static byte[] line(@Nullable String requestId, Command command) {
        return LINES.writeValueAsBytes(new Line(NAMES.get(command.getClass()), requestId, command));
    }
}
