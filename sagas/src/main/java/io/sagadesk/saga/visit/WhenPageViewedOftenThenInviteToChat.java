package io.sagadesk.saga.visit;

import io.sagadesk.api.Decision;
import io.sagadesk.api.visit.VisitCommand.InviteToChat;
import io.sagadesk.api.visit.VisitEvent.PageViewed;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Invites a visitor who views certain pages repeatedly to a chat. The visit aggregate counts the views, and invites once.
 */
@Component
@DisallowReplay
@ProcessingGroup(WhenPageViewedOftenThenInviteToChat.NAME)
class WhenPageViewedOftenThenInviteToChat {

    static final String NAME = "when-page-viewed-often-then-invite-to-chat";

    private static final String RULE = "post-chat";

    private final SagaCommandGateway commands;
    private final PolicyLookup policies;

    WhenPageViewedOftenThenInviteToChat(SagaCommandGateway commands, PolicyLookup policies) {
        this.commands = commands;
        this.policies = policies;
    }

    @EventHandler
    void react(PageViewed viewed, EventMessage<?> cause) {
        var rules = policies.postChat(viewed.at());
        var proactive = rules.proactive();
        if (proactive == null || !proactive.pages().contains(viewed.page())) return;
        var because = new Decision(RULE, rules.version(), Map.of("views", String.valueOf(proactive.views())));
        var invite = new InviteToChat(
                viewed.visitId(), viewed.page(), proactive.pages(), proactive.views(), because, viewed.at());
        commands.send(RULE, invite, cause); // refused before the required number of views
    }
}
