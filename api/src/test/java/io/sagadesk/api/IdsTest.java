package io.sagadesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.HoldId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.id.SightingId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class IdsTest {

    private static final List<Function<String, Record>> SUBJECTS = List.of(
            CustomerId::new,
            OrderId::new,
            VisitId::new,
            ConversationId::new,
            DeskId::new,
            AgentId::new,
            TicketId::new,
            CampaignId::new,
            CouponId::new);

    private static final List<Function<String, Record>> PARTS =
            List.of(MessageId::new, HoldId::new, ReturnId::new, SightingId::new);

    static Stream<Function<String, Record>> ids() {
        return Stream.concat(SUBJECTS.stream(), PARTS.stream());
    }

    static Stream<Arguments> refused() {
        var values = List.of(
                "", " ", "a b", "ann@example.com", "a/b", "a\n", "a%", "ä", "-a", ".a", "../a", "a".repeat(129));
        return ids().flatMap(id -> values.stream().map(value -> Arguments.of(id, value)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void an_id_that_could_be_an_address_or_break_a_path_is_refused(Function<String, Record> id, String value) {
        var refusal = assertThatIllegalArgumentException().isThrownBy(() -> id.apply(value));

        if (!value.isBlank()) refusal.withMessageNotContaining("\"" + value).withMessageNotContaining("@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "Case-1.b_c:d~e", "018f4b7e-7b5a-7c3e-9a44-2f1f0c9d1e2b"})
    void an_id_may_have_letters_digits_and_a_few_signs(String value) {
        assertThat(ids())
                .allSatisfy(id -> assertThat(id.apply(value).toString()).endsWith(value));
    }

    @Test
    void an_id_may_have_128_characters() {
        assertThat(new CustomerId("a".repeat(SubjectId.MAX_LENGTH)).value()).hasSize(128);
    }

    @Test
    void subjects_of_different_kinds_never_share_a_name() {
        assertThat(SUBJECTS.stream().map(id -> id.apply("1").toString()))
                .doesNotHaveDuplicates()
                .containsExactly(
                        "customer/1",
                        "order/1",
                        "visit/1",
                        "conversation/1",
                        "desk/1",
                        "agent/1",
                        "ticket/1",
                        "campaign/1",
                        "coupon/1");
    }

    @Test
    void a_part_of_a_subject_is_named_by_its_value() {
        assertThat(PARTS.stream().map(id -> id.apply("1").toString())).containsOnly("1");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void an_id_is_its_bare_value_in_json(Function<String, Record> make) {
        var id = make.apply("x-1");
        var json = JsonMapper.shared().writeValueAsString(id);

        assertThat(json).isEqualTo("\"x-1\"");
        assertThat(JsonMapper.shared().readValue(json, id.getClass())).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void there_is_one_policy_of_each_kind(PolicyKind kind) {
        var id = PolicyId.of(kind);

        assertThat(new PolicyId(id.value())).isEqualTo(id).hasToString("policy/" + id.value());
    }

    @Test
    void policies_are_named_as_people_write_them() {
        assertThat(Stream.of(PolicyKind.values()).map(PolicyId::of).map(PolicyId::value))
                .containsExactly("routing", "sla", "rfm", "escalation", "post-chat", "win-back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SLA", "post_chat", "weather"})
    void a_policy_of_another_name_is_refused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicyId(value))
                .withMessageContaining("routing, sla, rfm");
    }
}
