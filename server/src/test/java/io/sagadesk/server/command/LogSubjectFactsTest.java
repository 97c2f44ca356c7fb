package io.sagadesk.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.rules.policy.BuiltInRules;
import io.sagadesk.rules.policy.RoutingRules;
import io.sagadesk.store.engine.LogStorageEngine;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Tests the facts that are read from an event store other than the embedded one. */
class LogSubjectFactsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CustomerId ANNA = new CustomerId("anna");

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Set<AgentId> agents = new HashSet<>();
    private final LogSubjectFacts facts = new LogSubjectFacts(
            events, new DefaultListableBeanFactory().getBeanProvider(LogStorageEngine.class), agents::contains);

    @Test
    void an_agent_exists_since_the_first_sign_in() {
        var agent = new AgentId("a-1");
        assertThat(facts.exists(agent)).isFalse();
        agents.add(agent);
        assertThat(facts.exists(agent)).isTrue();
        assertThat(facts.ownerOf(agent)).isEmpty();
    }

    @Test
    void a_subject_exists_from_its_first_event_on() {
        var desk = new DeskId("chat");
        assertThat(facts.exists(desk)).isFalse();
        record(desk, 0, new DeskOpened(desk, "Chat", NOON));
        assertThat(facts.exists(desk)).isTrue();
        assertThat(facts.ownerOf(desk)).isEmpty();
    }

    @Test
    void the_first_event_says_whose_it_is() {
        var talk = new ConversationId("talk");
        record(talk, 0, new ConversationStarted(talk, ANNA, Channel.WEB_CHAT, NOON));
        record(talk, 1, new ConversationStarted(talk, new CustomerId("thief"), Channel.WEB_CHAT, NOON));
        assertThat(facts.ownerOf(talk)).contains(ANNA);
        assertThat(facts.ownerOf(talk)).as("from the cache").contains(ANNA);
        assertThat(facts.ownerOf(new ConversationId("never"))).isEmpty();
    }

    @Test
    void a_coupon_is_what_was_issued() {
        var because = new Decision("post-chat", 1, Map.of());
        var issued = new CouponIssued(
                new CouponId("k-1"), new CampaignId("spring"), ANNA, Money.of("10", "EUR"), NOON, because, NOON);
        assertThat(facts.coupon(issued.couponId())).isEmpty();
        record(issued.couponId(), 0, issued);
        assertThat(facts.coupon(issued.couponId())).contains(issued);
    }

    @Test
    void a_policy_version_has_the_rules_it_was_published_with() {
        var routing = PolicyId.of(PolicyKind.ROUTING);
        assertThat(facts.rules(new PolicyVersion(routing, 0))).contains(RoutingRules.BUILT_IN);
        assertThat(facts.rules(new PolicyVersion(routing, 1))).isEmpty();
        record(routing, 0, new PolicyPublished(routing, 1, BuiltInRules.of(PolicyKind.ROUTING), NOON));
        assertThat(facts.rules(new PolicyVersion(routing, 1)))
                .contains(RoutingRules.read(1, BuiltInRules.of(PolicyKind.ROUTING)));
        record(routing, 1, new PolicyPublished(routing, 2, Map.of("offer", "soon"), NOON));
        assertThat(facts.rules(new PolicyVersion(routing, 2)))
                .as("cannot be read")
                .isEmpty();
    }

    private void record(Object id, long sequence, Object event) {
        var subjects = SubjectMetadata.of(event);
        events.publish(new GenericDomainEventMessage<>("Any", id.toString(), sequence, event, subjects));
    }
}
