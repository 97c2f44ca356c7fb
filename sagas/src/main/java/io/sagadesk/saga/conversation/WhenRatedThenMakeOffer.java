package io.sagadesk.saga.conversation;

import io.sagadesk.api.Decision;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.rules.policy.CouponGift;
import io.sagadesk.rules.policy.PostChatRules;
import io.sagadesk.rules.policy.PostChatRules.Membership;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.saga.offer.OfferProposal;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Offers an apology coupon after a poor rating, and an invitation to become a member after a good one; each once per
 * conversation.
 */
@Component
@DisallowReplay
@ProcessingGroup(WhenRatedThenMakeOffer.NAME)
class WhenRatedThenMakeOffer {

    static final String NAME = "when-rated-then-make-offer";

    private static final String RULE = "post-chat";

    private final SagaCommandGateway commands;
    private final PolicyLookup policies;

    WhenRatedThenMakeOffer(SagaCommandGateway commands, PolicyLookup policies) {
        this.commands = commands;
        this.policies = policies;
    }

    @EventHandler
    void react(ConversationRated rated, EventMessage<?> cause) {
        var rules = policies.postChat(rated.at());
        var apology = rules.apology();
        var membership = rules.membership();
        if (rated.stars() <= rules.poorStars() && apology != null) {
            commands.send(RULE, apology(apology, rated, rules), cause);
        } else if (rated.stars() >= rules.goodStars() && membership != null) {
            commands.send(RULE, invitation(membership, rated, rules), cause);
        }
    }

    private static ProposeOffer apology(CouponGift gift, ConversationRated rated, PostChatRules rules) {
        return OfferProposal.of(
                gift,
                CampaignKind.APOLOGY,
                rated.customerId(),
                OfferIds.apology(rated.conversationId()),
                OfferIds.consultation(rated.conversationId()),
                rules.offers(),
                because(rated, rules),
                rated.at());
    }

    /** Also proposed for a member: the customer aggregate knows the membership and withholds the offer. */
    private static ProposeOffer invitation(Membership membership, ConversationRated rated, PostChatRules rules) {
        return new ProposeOffer(
                rated.customerId(),
                OfferIds.membership(rated.conversationId()),
                membership.campaign(),
                CampaignKind.MEMBERSHIP,
                null,
                null,
                rules.offers(),
                because(rated, rules),
                rated.at());
    }

    private static Decision because(ConversationRated rated, PostChatRules rules) {
        return new Decision(
                RULE,
                rules.version(),
                Map.of(
                        "conversation", rated.conversationId().value(),
                        "stars", String.valueOf(rated.stars())));
    }
}
