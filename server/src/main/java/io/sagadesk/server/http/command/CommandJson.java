package io.sagadesk.server.http.command;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.rules.time.TimeZones;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/** The JSON mappers for commands. */
final class CommandJson {

    static final String AT = "at";

    /** Refuses unknown properties, duplicate keys, trailing tokens and implicit conversions. */
    static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, CommandJson::textIsText)
            .withCoercionConfig(BigDecimal.class, CommandJson::amountsAreText)
            .addMixIn(Decision.class, InputsAreTexts.class)
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new TimeIsText())
                    .addDeserializer(ZoneId.class, new ZoneIsName()))
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .addHandler(new RequiredPrimitives())
            .build();

    /** Reads and writes commands with their type name in the field {@code command}. */
    static final JsonMapper NAMED = STRICT.rebuild()
            .addMixIn(Command.class, TypeNameMixIn.class)
            .registerSubtypes(names())
            .addHandler(new RequestIds())
            .build();

    /** Writes the content that two equal commands have in common: everything but the time. */
    static final JsonMapper CONTENT = NAMED.rebuild()
            .annotationIntrospector(new WithoutTime())
            .addModule(new SimpleModule().addSerializer(Money.class, new AmountOfDigests()))
            .build();

    private CommandJson() {}

    /** Refuses an input without a text. Decisions of older events may have one. */
    private interface InputsAreTexts {
        @JsonSetter(contentNulls = Nulls.FAIL)
        Map<String, String> inputs();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
    private interface TypeNameMixIn {}

    private static NamedType[] names() {
        return Vocabulary.COMMANDS.stream()
                .map(command -> new NamedType(command, Vocabulary.nameOf(command)))
                .toArray(NamedType[]::new);
    }

    private static void textIsText(MutableCoercionConfig config) {
        Stream.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail));
    }

    /**
     * Accepts an amount of money also as a string, so that clients need not use a double; numbers are read exactly,
     * too.
     */
    private static void amountsAreText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
    }

    private static final class WithoutTime extends JacksonAnnotationIntrospector {

        @Override
        public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
            return isTime(member) || super.hasIgnoreMarker(config, member);
        }

        private static boolean isTime(AnnotatedMember member) {
            return member.getName().equals(AT) && Command.class.isAssignableFrom(member.getDeclaringClass());
        }
    }

    /** Accepts time zones only by their names, and {@code Z} as UTC. */
    private static final class ZoneIsName extends StdDeserializer<ZoneId> {

        ZoneIsName() {
            super(ZoneId.class);
        }

        @Override
        public ZoneId deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (ZoneId) context.handleUnexpectedToken(context.constructType(ZoneId.class), parser);
            }
            return TimeZones.given(parser.getString())
                    .orElseThrow(() -> context.weirdStringException("", ZoneId.class, "is no time zone"));
        }
    }

    /** Writes amounts as they were first written in digests, with two decimals at least, whatever their currency has. */
    private static final class AmountOfDigests extends StdSerializer<Money> {

        private static final int DECIMALS = 2;

        AmountOfDigests() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            var shortest = money.amount().stripTrailingZeros();
            json.writeStartObject();
            json.writeStringProperty(
                    "amount",
                    shortest.setScale(Math.max(DECIMALS, shortest.scale())).toString());
            json.writeStringProperty("currency", money.currency());
            json.writeEndObject();
        }
    }

    /** Accepts times only as strings. A number would be read as seconds, and too large a number as the year 1970. */
    private static final class TimeIsText extends StdDeserializer<Instant> {

        private static final String USUAL_TIME = "0000-00-00T00:00:00Z";

        TimeIsText() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), parser);
            }
            try {
                return timeOf(parser.getString());
            } catch (DateTimeParseException malformed) {
                throw context.weirdStringException("", Instant.class, "is no time");
            }
        }

        /** Reads the usual form without Java's formatter, which is slow in an import of many rows. */
        private static Instant timeOf(String text) {
            if (!isUsual(text)) return Instant.parse(text);
            try {
                return LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19))
                        .toInstant(ZoneOffset.UTC);
            } catch (DateTimeException unusual) {
                return Instant.parse(text); // such as midnight as 24:00:00, or no time at all
            }
        }

        private static boolean isUsual(String text) {
            if (text.length() != USUAL_TIME.length()) return false;
            for (var at = 0; at < text.length(); at++) {
                var expected = USUAL_TIME.charAt(at);
                var found = text.charAt(at);
                if (expected == '0' ? found < '0' || found > '9' : found != expected) return false;
            }
            return true;
        }

        private static int number(String text, int from, int to) {
            return Integer.parseInt(text, from, to, 10);
        }
    }
}
