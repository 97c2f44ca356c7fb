package io.sagadesk.replay.client;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sagadesk.api.Command;
import io.sagadesk.api.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Commands as the lines in which they travel to the server. */
public final class CommandJsonLines {

    /** Reads and writes what the server and this program say to each other. */
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

    /** A command that carries an id of its own, by which a repeat is recognised. */
    public static byte[] line(Command command) {
        return line(null, command);
    }

    /** A command that is made repeatable by the id of the request. */
    public static byte[] line(@Nullable String requestId, Command command) {
        return LINES.writeValueAsBytes(new Line(NAMES.get(command.getClass()), requestId, command));
    }
}
