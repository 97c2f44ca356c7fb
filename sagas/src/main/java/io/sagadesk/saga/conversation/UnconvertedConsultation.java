package io.sagadesk.saga.conversation;

import io.sagadesk.api.Decision;
import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.timer.TimerEvent.ConsultationLapsed;
import io.sagadesk.rules.policy.PostChatRules;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.saga.offer.OfferProposal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/** Offers a coupon to a customer who talked about buying and made no purchase within some time after the closing. */
@Saga
@ProcessingGroup(UnconvertedConsultation.NAME)
public class UnconvertedConsultation {

    public static final String NAME = "unconverted-consultation";

    private static final String RULE = "post-chat";

    private ConversationId conversationId;
    private CustomerId customerId;
    private Instant talkedAt;
    private @Nullable Instant closedAt;

    public UnconvertedConsultation() {} // Axon restores a saga

    @StartSaga
    @SagaEventHandler(associationProperty = "conversationId")
    void react(IntentReported reported, PolicyLookup policies) {
        if (conversationId != null) return;
        var rules = policies.postChat(reported.at()).consultation();
        if (rules == null || Collections.disjoint(rules.intents(), reported.intents())) {
            SagaLifecycle.end();
            return;
        }
        conversationId = reported.conversationId();
        customerId = reported.customerId();
        talkedAt = reported.at();
        SagaLifecycle.associateWith("customerId", customerId.toString());
    }

    @SagaEventHandler(associationProperty = "conversationId")
    void react(ConversationClosed closed, PolicyLookup policies, EventScheduler scheduler) {
        var rules = policies.postChat(closed.at()).consultation();
        if (rules == null) {
            SagaLifecycle.end();
            return;
        }
        closedAt = closed.at();
        var due = closed.at().plus(rules.within());
        scheduler.schedule(due, new ConsultationLapsed(closed.conversationId(), customerId, closed.at(), due));
    }

    /** After a closing, the timer still fires and the offer is withheld; without a closing there may never be a timer. */
    @SagaEventHandler(associationProperty = "customerId")
    void react(CustomerForgotten forgotten) {
        if (closedAt == null) SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = "conversationId")
    void react(ConversationReopened reopened) {
        closedAt = null;
    }

    /** A timer of an earlier closing is outdated and ignored. */
    @SagaEventHandler(associationProperty = "conversationId")
    void react(ConsultationLapsed lapsed, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        if (!lapsed.closedAt().equals(closedAt)) return;
        SagaLifecycle.end();
        var rules = policies.postChat(lapsed.at());
        var consultation = rules.consultation();
        if (consultation == null) return;
        var offer = OfferProposal.of(
                consultation.gift(),
                CampaignKind.UNCONVERTED_CONSULTATION,
                customerId,
                OfferIds.consultation(lapsed.conversationId()),
                OfferIds.apology(lapsed.conversationId()),
                rules.offers(),
                because(rules, lapsed.conversationId()).with("within", String.valueOf(consultation.within())),
                lapsed.at());
        commands.send(RULE, offer, cause);
    }

    @SagaEventHandler(associationProperty = "customerId")
    void react(PurchaseRecorded purchase, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        if (MillisecondPrecision.isBefore(purchase.at(), talkedAt)) return;
        SagaLifecycle.end();
        var rules = policies.postChat(purchase.at());
        if (rules.consultation() == null) return;
        var withhold = new WithholdOffer(
                customerId,
                OfferIds.consultation(conversationId),
                rules.consultation().gift().campaign(),
                CampaignKind.UNCONVERTED_CONSULTATION,
                WithheldReason.ALREADY_CONVERTED,
                because(rules, conversationId).with("order", purchase.orderId().value()),
                purchase.at());
        commands.send(RULE, withhold, cause);
    }

    private static Decision because(PostChatRules rules, ConversationId conversationId) {
        return new Decision(RULE, rules.version(), Map.of("conversation", conversationId.value()));
    }
}
