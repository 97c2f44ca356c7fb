package io.sagadesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.Invalid.Fault;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.customer.CustomerCommand.RegisterCustomer;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ValidationTest {

    private static final String SECRET = "ann@example.com";

    record Texts(
            String required,
            @Nullable String optional,
            @Length(max = 3) @Nullable String brief,
            @Length(min = 0, max = 3) @Nullable String mayBeBlank) {}

    record Numbers(
            @Range(min = 1, max = 5) int stars,
            @Range int count,
            int free,
            @Range(max = 100) @Nullable Money price) {}

    record Many(
            List<@Nullable String> texts,
            @Length(max = 2) @Nullable List<String> few,
            @Nullable Map<String, Object> map,
            @Nullable List<Texts> nested) {}

    record Zones(
            @TimeZoneName @Nullable String name, @Nullable ZoneId zone) {}

    record Outer(Inner inner, @Nullable Inner other, Object anything) {}

    record Inner(@Length(max = 3) String text, Key key) {}

    record Key(@JsonValue String value) {}

    static Stream<Arguments> texts() {
        return Stream.of(
                good(new Texts("a", null, null, null)),
                good(new Texts("a".repeat(200), "b", "abc", "")),
                good(new Texts("\uD83D\uDE00".repeat(200), null, "\uD83D\uDE00".repeat(3), "")),
                bad(
                        new Texts("\uD83D\uDE00".repeat(201), null, null, null),
                        "required",
                        "must have at most 200 characters"),
                good(new Texts("a\uD83D\uDE00\uD83D\uDE00b", null, null, null)),
                bad(new Texts("a\uD83D", null, null, null), "required", "must be well-formed Unicode"),
                bad(new Texts("\uDE00a", null, null, null), "required", "must be well-formed Unicode"),
                bad(new Texts("a\uDE00\uD83Db", null, null, null), "required", "must be well-formed Unicode"),
                bad(new Texts("\uD83D\uD83D\uDE00", null, null, null), "required", "must be well-formed Unicode"),
                good(new Texts("a", null, null, "  ")),
                bad(new Texts(missing(), null, null, null), "required", "is required"),
                bad(new Texts("", null, null, null), "required", "must not be blank"),
                bad(new Texts(" \t\u2003\n", null, null, null), "required", "must not be blank"),
                bad(new Texts("a".repeat(201), null, null, null), "required", "must have at most 200 characters"),
                bad(new Texts("a", " ", null, null), "optional", "must not be blank"),
                bad(new Texts("a", null, "abcd", null), "brief", "must have at most 3 characters"),
                bad(new Texts("a", null, "a   ", null), "brief", "must have at most 3 characters"),
                bad(new Texts("a", null, null, "    "), "mayBeBlank", "must have at most 3 characters"));
    }

    static Stream<Arguments> zones() {
        var form = "must be the IANA name of a time zone, such as Europe/Berlin";
        return Stream.of(
                good(new Zones(null, null)),
                good(new Zones("Europe/Berlin", ZoneId.of("Asia/Kathmandu"))),
                good(new Zones("UTC", ZoneId.of("UTC"))),
                bad(new Zones("Europe/Atlantis", null), "name", form),
                bad(new Zones("europe/berlin", null), "name", form),
                bad(new Zones("+25:00", null), "name", form),
                bad(new Zones(null, ZoneId.of("+02:00")), "zone", form));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                good(new Numbers(1, 0, -7, null)),
                good(new Numbers(5, Integer.MAX_VALUE, 0, Money.of("100.00", "EUR"))),
                bad(new Numbers(0, 0, 0, null), "stars", "must be at least 1"),
                bad(new Numbers(6, 0, 0, null), "stars", "must be at most 5"),
                bad(new Numbers(1, -1, 0, null), "count", "must be at least 0"),
                bad(new Numbers(1, 0, 0, Money.of("-0.01", "EUR")), "price", "must be at least 0"),
                bad(new Numbers(1, 0, 0, Money.of("100.01", "EUR")), "price", "must be at most 100"));
    }

    static Stream<Arguments> many() {
        var tooMany = Collections.nCopies(101, "a");
        return Stream.of(
                good(new Many(List.of(), null, Map.of(), List.of())),
                good(new Many(List.of("a", "b"), List.of("a"), Map.of("k", 1, "text", ""), null)),
                good(new Many(List.of(), null, Map.of("k", List.of(Map.of("deep", true))), null)),
                bad(new Many(tooMany, null, null, null), "texts", "must have at most 100 elements"),
                bad(new Many(Arrays.asList("a", null), null, null, null), "texts[1]", "is required"),
                bad(new Many(List.of("a", " "), null, null, null), "texts[1]", "must not be blank"),
                bad(
                        new Many(List.of("a".repeat(201)), null, null, null),
                        "texts[0]",
                        "must have at most 200 characters"),
                bad(new Many(List.of(), List.of(), null, null), "few", "must have at least 1 elements"),
                bad(new Many(List.of(), List.of("a", "b", "c"), null, null), "few", "must have at most 2 elements"),
                bad(new Many(List.of(), null, entries(101), null), "map", "must have at most 100 elements"),
                bad(new Many(List.of(), null, Map.of(" ", 1), null), "map[0]", "must not be blank"),
                bad(
                        new Many(List.of(), null, Map.of("k", "a".repeat(2_001)), null),
                        "map[0]",
                        "must have at most 2000 characters"),
                bad(new Many(List.of(), null, Map.of("k", Map.of("", 1)), null), "map[0][0]", "must not be blank"),
                bad(
                        new Many(List.of(), null, null, List.of(new Texts("", null, null, null))),
                        "nested[0].required",
                        "must not be blank"));
    }

    static Stream<Arguments> nested() {
        var inner = new Inner("abc", new Key("k".repeat(999))); // an id has already validated its value
        return Stream.of(
                good(new Outer(inner, null, Instant.EPOCH)),
                bad(new Outer(missing(), null, Instant.EPOCH), "inner", "is required"),
                bad(new Outer(inner, null, missing()), "anything", "is required"),
                bad(
                        new Outer(inner, new Inner("abcd", new Key("k")), Instant.EPOCH),
                        "other.text",
                        "must have at most 3 characters"),
                bad(new Outer(new Inner("abc", missing()), null, Instant.EPOCH), "inner.key", "is required"));
    }

    @ParameterizedTest
    @MethodSource({"texts", "numbers", "zones", "many", "nested"})
    void a_message_is_held_to_its_declaration(Record message, List<Fault> faults) {
        assertThat(Validation.faults(message)).isEqualTo(faults);
    }

    @Test
    void every_fault_is_named_in_the_order_of_the_declaration() {
        var faults = Validation.faults(new Texts("", SECRET, SECRET, SECRET));

        assertThat(faults).extracting(Fault::field).containsExactly("required", "brief", "mayBeBlank");
    }

    @Test
    void a_faulty_message_is_refused_without_a_word_of_what_it_said() {
        var message = new Outer(new Inner(SECRET, new Key("k")), new Inner(SECRET, missing()), SECRET);

        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> Validation.checked(message))
                .satisfies(invalid -> assertThat(invalid.faults())
                        .extracting(Fault::field)
                        .containsExactly("inner.text", "other.text", "other.key"))
                .withMessageNotContaining(SECRET);
    }

    @Test
    void a_faultless_message_is_handed_on() {
        var message = new Texts("a", null, null, null);

        assertThat(Validation.checked(message)).isSameAs(message);
    }

    @Test
    void what_a_sender_left_out_is_named() {
        var command = JsonMapper.shared().readValue("{\"ticketId\":\"t-1\",\"subject\":\" \"}", OpenTicket.class);

        assertThat(Validation.faults(command))
                .extracting(Fault::field)
                .containsExactly("customerId", "priority", "subject", "at");
    }

    @Test
    void details_that_are_optional_may_all_be_absent() {
        var command = JsonMapper.shared()
                .readValue(
                        "{\"customerId\":\"c-1\",\"contact\":{},\"at\":\"2024-01-01T00:00:00Z\"}",
                        RegisterCustomer.class);

        assertThat(Validation.faults(command)).isEmpty();
    }

    @Test
    void an_author_without_a_kind_is_named() {
        record Said(Author author) {}
        var said = JsonMapper.shared().readValue("{\"author\":{\"id\":\"a-1\"}}", Said.class);

        assertThat(Validation.faults(said)).containsExactly(new Fault("author.kind", "is required"));
    }

    @Test
    void each_command_there_is_can_be_checked() throws ReflectiveOperationException {
        for (var type : Vocabulary.COMMANDS) {
            var empty = JsonMapper.builder()
                    .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue("{}", type);
            assertThat(Validation.faults((Record) empty)).as(type.getName()).contains(new Fault("at", "is required"));
        }
    }

    private static Arguments good(Record message) {
        return Arguments.of(message, List.of());
    }

    private static Arguments bad(Record message, String field, String fault) {
        return Arguments.of(message, List.of(new Fault(field, fault)));
    }

    private static Map<String, Object> entries(int count) {
        var map = new HashMap<String, Object>();
        for (var i = 0; i < count; i++) map.put("key" + i, i);
        return map;
    }

    /** Returns null in place of a value that a sender left out; the type checker would not allow a literal null. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T missing() {
        return null;
    }
}
