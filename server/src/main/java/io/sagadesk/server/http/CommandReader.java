package io.sagadesk.server.http;

import io.sagadesk.api.Command;
import io.sagadesk.api.Invalid;
import io.sagadesk.api.Vocabulary;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Reads commands strictly: what is not understood is refused, and no error repeats what was sent. */
@Component
class CommandReader {

    private static final String AT = "at";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, CommandReader::textIsText)
            .withCoercionConfig(BigDecimal.class, CommandReader::amountsAreText)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final Map<String, ObjectReader> BY_NAME =
            Vocabulary.COMMANDS.stream().collect(Collectors.toMap(Vocabulary::nameOf, JSON::readerFor));

    private static final Map<Class<?>, ObjectReader> BY_TYPE =
            Vocabulary.COMMANDS.stream().collect(Collectors.toMap(Function.identity(), JSON::readerFor));

    private final Clock clock;

    CommandReader(Clock clock) {
        this.clock = clock;
    }

    private static void textIsText(MutableCoercionConfig config) {
        Stream.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail));
    }

    /** An amount of money is written as a string, so that no reader makes a double of it. */
    private static void amountsAreText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
    }

    /** The fields of a JSON object; none for an empty body. */
    ObjectNode fields(byte[] json) {
        if (json.length == 0) return JSON.createObjectNode();
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) return object;
        } catch (JacksonException unreadable) {
            throw notJson(unreadable);
        }
        throw new BadRequest("bad-json", 400, "Send one JSON object");
    }

    /** A command that happens now. */
    <C extends Command> C command(Class<C> type, ObjectNode fields) {
        if (fields.has(AT)) throw new BadRequest("field-set-by-server", 400, "Leave at out: the server sets it");
        fields.put(AT, clock.instant().toString());
        return type.cast(read(reader(BY_TYPE.get(type)), fields));
    }

    /** A command that is named in the object, and happened when the object says, or else now. */
    Command namedCommand(ObjectNode fields) {
        var name = fields.remove("command");
        var reader = name == null || !name.isString() ? null : BY_NAME.get(name.stringValue());
        if (reader == null) throw new BadRequest("unknown-command", 400, "The field command names no command");
        if (!fields.has(AT)) fields.put(AT, clock.instant().toString());
        return (Command) read(reader, fields);
    }

    /** What a command is and says, without its time and some other fields: equal for two commands that are alike. */
    byte[] content(Command command, Collection<String> without) {
        ObjectNode fields = JSON.valueToTree(command);
        fields.remove(AT);
        fields.remove(without);
        fields.put("command", Vocabulary.nameOf(command.getClass()));
        return JSON.writeValueAsBytes(fields);
    }

    private static ObjectReader reader(@Nullable ObjectReader known) {
        if (known == null) throw new IllegalStateException("A command that the vocabulary does not list");
        return known;
    }

    private static Object read(ObjectReader reader, JsonNode fields) {
        try {
            return reader.readValue(fields);
        } catch (JacksonException wrong) {
            throw new Invalid(JsonFaults.in(wrong));
        }
    }

    private static BadRequest notJson(JacksonException unreadable) {
        var where = unreadable.getLocation();
        var place = unreadable instanceof StreamReadException && where != null
                ? " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")"
                : "";
        return new BadRequest("bad-json", 400, "This is not well-formed JSON" + place);
    }
}
