package io.sagadesk.saga.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.id.SightingId;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.visit.VisitCommand.InviteToChat;
import io.sagadesk.api.visit.VisitEvent.PageViewed;
import io.sagadesk.saga.FixtureCommands;
import io.sagadesk.saga.FixturePolicies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class WhenPageViewedOftenThenInviteToChatTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final VisitId VISIT = new VisitId("s-1");

    private final FixtureCommands commands = new FixtureCommands();

    @Test
    void the_visit_is_asked_to_invite_when_a_page_of_the_rules_was_viewed() {
        view("shoes");
        assertThat(commands.sent()).isEmpty();

        view("return-policy");
        var because = new Decision("post-chat", 0, Map.of("views", "3"));
        assertThat(commands.sent())
                .containsExactly(new InviteToChat(VISIT, "return-policy", List.of("return-policy"), 3, because, NOON));
    }

    private void view(String page) {
        var viewed = new PageViewed(VISIT, null, new SightingId("g-1"), page, NOON);
        new WhenPageViewedOftenThenInviteToChat(commands, new FixturePolicies())
                .react(viewed, GenericEventMessage.asEventMessage(viewed));
    }
}
