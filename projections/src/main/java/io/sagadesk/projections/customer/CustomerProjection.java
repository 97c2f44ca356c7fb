package io.sagadesk.projections.customer;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.campaign.CampaignEvent.CustomerHeldOut;
import io.sagadesk.api.campaign.CouponEvent;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.conversation.ConversationEvent.ChannelChanged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.ConsentWithdrawn;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.DuplicateSuspected;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityVerified;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldLifted;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldPlaced;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.api.ticket.TicketEvent;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketMerged;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketResumed;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import io.sagadesk.projections.customer.OffersReceived.Fate;
import io.sagadesk.projections.customer.OpenWork.OpenConversation;
import io.sagadesk.projections.customer.OpenWork.OpenTicket;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Folds all events about a customer into one document. */
@ProcessingGroup(CustomerProjection.NAME)
public final class CustomerProjection {

    public static final String NAME = "customer360";

    /** One document for each customer, by customer id. */
    public static final ModelSpec<CustomerProfile> CUSTOMERS =
            ModelSpec.of(NAME, CustomerProfile.class, customerId -> CustomerProfile.UNKNOWN);

    /** One document for each customer with a linked identity, by customer id. */
    public static final ModelSpec<CustomerIdentities> IDENTITIES =
            ModelSpec.of("customer_identities", CustomerIdentities.class, customerId -> CustomerIdentities.NONE);

    public static final Projection PROJECTION =
            new Projection(NAME, 3, EventMetadata.CUSTOMER_ID, List.of(CUSTOMERS, IDENTITIES), CustomerProjection::new);

    private final ReadModel<CustomerProfile> profiles;
    private final ReadModel<CustomerIdentities> identities;

    CustomerProjection(ReadModels models) {
        profiles = models.of(CUSTOMERS);
        identities = models.of(IDENTITIES);
    }

    @EventHandler
    void project(CustomerRegistered registered) {
        update(registered.customerId(), profile -> profile.with(profile.person().after(registered)));
    }

    @EventHandler
    void project(ContactDetailsChanged changed) {
        update(changed.customerId(), profile -> profile.with(profile.person().after(changed)));
    }

    @EventHandler
    void project(IdentityLinked linked) {
        update(linked.customerId(), profile -> profile.with(profile.person().after(linked)));
        identities.update(linked.customerId().value(), known -> known.after(linked));
    }

    @EventHandler
    void project(IdentityUnlinked unlinked) {
        update(unlinked.customerId(), profile -> profile.with(profile.person().after(unlinked)));
        identities.update(unlinked.customerId().value(), known -> known.after(unlinked));
    }

    @EventHandler
    void project(IdentityVerified verified) {
        update(verified.customerId(), profile -> profile.with(profile.person().after(verified)));
    }

    @EventHandler
    void project(CustomerForgotten forgotten) {
        update(forgotten.customerId(), profile -> profile.with(profile.person().after(forgotten)));
        identities.update(forgotten.customerId().value(), CustomerIdentities::forgotten);
    }

    @EventHandler
    void project(ConsentGiven given) {
        update(given.customerId(), profile -> profile.after(given));
    }

    @EventHandler
    void project(ConsentWithdrawn withdrawn) {
        update(withdrawn.customerId(), profile -> profile.after(withdrawn));
    }

    @EventHandler
    void project(SegmentChanged changed) {
        update(changed.customerId(), profile -> profile.after(changed));
    }

    @EventHandler
    void project(DuplicateSuspected suspected) {
        update(suspected.customerId(), profile -> profile.after(suspected));
    }

    @EventHandler
    void project(LegalHoldPlaced placed) {
        update(placed.customerId(), profile -> profile.after(placed));
    }

    @EventHandler
    void project(LegalHoldLifted lifted) {
        update(lifted.customerId(), profile -> profile.lifted(lifted.holdId()));
    }

    @EventHandler
    void project(PurchaseRecorded purchase) {
        update(purchase.customerId(), profile -> profile.with(profile.orders().after(purchase)));
    }

    @EventHandler
    void project(ReturnRecorded returned) {
        update(returned.customerId(), profile -> profile.with(profile.orders().after(returned)));
    }

    @EventHandler
    void project(CouponIssued issued) {
        update(issued.customerId(), profile -> profile.with(profile.offers().after(issued)));
    }

    @EventHandler
    void project(CustomerHeldOut heldOut) {
        update(heldOut.customerId(), profile -> profile.with(profile.offers().after(heldOut)));
    }

    @EventHandler
    void project(CouponRedeemed redeemed) {
        ended(redeemed, Fate.REDEEMED);
    }

    @EventHandler
    void project(CouponExpired expired) {
        ended(expired, Fate.EXPIRED);
    }

    @EventHandler
    void project(CouponRevoked revoked) {
        ended(revoked, Fate.REVOKED);
    }

    private void ended(CouponEvent coupon, Fate fate) {
        update(
                coupon.customerId(),
                profile -> profile.with(profile.offers().ended(coupon.couponId(), fate, coupon.at())));
    }

    @EventHandler
    void project(ConversationStarted started) {
        var open = new OpenConversation(started.conversationId(), started.channel(), started.at());
        update(
                started.customerId(),
                profile -> profile.with(profile.contacts().after(started))
                        .with(profile.openWork().opened(open)));
    }

    @EventHandler
    void project(ChannelChanged changed) {
        update(
                changed.customerId(),
                profile -> profile.with(profile.contacts().after(changed))
                        .with(profile.openWork().moved(changed.conversationId(), changed.to())));
    }

    @EventHandler
    void project(ConversationReopened reopened) {
        var id = reopened.conversationId();
        update(reopened.customerId(), profile -> {
            var open = new OpenConversation(id, profile.contacts().channelOf(id), reopened.at());
            return profile.with(profile.contacts().after(reopened))
                    .with(profile.openWork().opened(open));
        });
    }

    @EventHandler
    void project(ConversationClosed closed) {
        update(closed.customerId(), profile -> {
            var after = profile.with(profile.openWork().closed(closed.conversationId()));
            var agent = closed.by().isAgent() ? closed.by().id() : null;
            return agent == null ? after : after.servedBy(new AgentId(agent), closed.at());
        });
    }

    @EventHandler
    void project(AssignmentAccepted accepted) {
        update(accepted.customerId(), profile -> profile.servedBy(accepted.agentId(), accepted.at()));
    }

    @EventHandler
    void project(ConversationTransferred transferred) {
        var agent = transferred.toAgent();
        if (agent != null) update(transferred.customerId(), profile -> profile.servedBy(agent, transferred.at()));
    }

    @EventHandler
    void project(TicketOpened opened) {
        update(opened.customerId(), profile -> profile.with(profile.openWork().after(opened)));
    }

    @EventHandler
    void project(PriorityChanged changed) {
        ticket(changed, ticket -> ticket.with(changed.to()));
    }

    @EventHandler
    void project(TicketAssigned assigned) {
        ticket(assigned, OpenTicket::takenUp);
    }

    @EventHandler
    void project(TicketReplied replied) {
        if (replied.author().isAgent()) ticket(replied, OpenTicket::takenUp);
    }

    @EventHandler
    void project(CustomerAwaited awaited) {
        ticket(awaited, ticket -> ticket.in(TicketState.PENDING));
    }

    @EventHandler
    void project(TicketHeld held) {
        ticket(held, ticket -> ticket.in(TicketState.ON_HOLD));
    }

    @EventHandler
    void project(TicketResumed resumed) {
        ticket(resumed, ticket -> ticket.in(TicketState.OPEN));
    }

    @EventHandler
    void project(TicketSolved solved) {
        ticket(solved, ticket -> ticket.in(TicketState.SOLVED));
    }

    @EventHandler
    void project(TicketReopened reopened) {
        ticket(reopened, ticket -> ticket.in(TicketState.OPEN));
    }

    @EventHandler
    void project(TicketClosed closed) {
        closed(closed);
    }

    @EventHandler
    void project(TicketMerged merged) {
        closed(merged);
    }

    private void closed(TicketEvent event) {
        update(event.customerId(), profile -> profile.with(profile.openWork().closed(event.ticketId())));
    }

    /** Most replies and assignments change nothing here; returning the same object avoids a write. */
    private void ticket(TicketEvent event, UnaryOperator<OpenTicket> change) {
        update(event.customerId(), profile -> {
            var work = profile.openWork().changed(event.ticketId(), change);
            return work.equals(profile.openWork()) ? profile : profile.with(work);
        });
    }

    private void update(CustomerId customerId, UnaryOperator<CustomerProfile> change) {
        profiles.update(customerId.value(), change);
    }
}
