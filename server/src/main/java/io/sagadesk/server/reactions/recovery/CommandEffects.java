package io.sagadesk.server.reactions.recovery;

import io.sagadesk.api.Command;
import io.sagadesk.api.Event;
import io.sagadesk.api.campaign.CampaignCommand.HoldOutCustomer;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.api.campaign.CampaignEvent.BudgetReserved;
import io.sagadesk.api.campaign.CampaignEvent.CustomerHeldOut;
import io.sagadesk.api.campaign.CampaignEvent.CustomerTreated;
import io.sagadesk.api.campaign.CouponCommand.ExpireCoupon;
import io.sagadesk.api.campaign.CouponCommand.RevokeCoupon;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.conversation.ConversationCommand.AskForRating;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.RequestHuman;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationEvent.RatingAsked;
import io.sagadesk.api.customer.CustomerCommand.AssessSegment;
import io.sagadesk.api.customer.CustomerCommand.EndWinBack;
import io.sagadesk.api.customer.CustomerCommand.StartWinBack;
import io.sagadesk.api.customer.CustomerCommand.SuspectDuplicate;
import io.sagadesk.api.customer.CustomerEvent.DuplicateSuspected;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.customer.CustomerEvent.WinBackEnded;
import io.sagadesk.api.customer.CustomerEvent.WinBackStarted;
import io.sagadesk.api.desk.DeskCommand.AdoptRouting;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskCommand.NoticeWait;
import io.sagadesk.api.desk.DeskCommand.OfferWayOut;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.DeskCommand.RequireSenior;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.RoutingAdopted;
import io.sagadesk.api.desk.DeskEvent.SeniorRequired;
import io.sagadesk.api.desk.DeskEvent.WaitNoticed;
import io.sagadesk.api.desk.DeskEvent.WayOutOffered;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.OfferEvent.OfferCleared;
import io.sagadesk.api.offer.OfferEvent.OfferMade;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferPostponed;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.ticket.TicketCommand.ApplyServiceLevel;
import io.sagadesk.api.ticket.TicketCommand.EscalateTicket;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.RecordBreach;
import io.sagadesk.api.ticket.TicketCommand.RecordRisk;
import io.sagadesk.api.ticket.TicketCommand.RecordTargetMet;
import io.sagadesk.api.ticket.TicketCommand.ReopenTicket;
import io.sagadesk.api.ticket.TicketEvent.ServiceLevelApplied;
import io.sagadesk.api.ticket.TicketEvent.TargetAtRisk;
import io.sagadesk.api.ticket.TicketEvent.TargetBreached;
import io.sagadesk.api.ticket.TicketEvent.TargetMet;
import io.sagadesk.api.ticket.TicketEvent.TicketEscalated;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.visit.VisitCommand.InviteToChat;
import io.sagadesk.api.visit.VisitEvent.ChatInvited;
import io.sagadesk.api.vocabulary.Vocabulary;
import java.util.Map;
import java.util.Set;

/** The events with which the addressed aggregate carries out each command that a reaction sends. */
final class CommandEffects {

    private static final Map<Class<? extends Command>, Set<String>> TYPES = Map.ofEntries(
            entry(AskForRating.class, RatingAsked.class),
            entry(PostMessage.class, MessagePosted.class),
            entry(RequestHuman.class, HumanRequested.class),
            entry(AssessSegment.class, SegmentChanged.class),
            entry(SuspectDuplicate.class, DuplicateSuspected.class),
            entry(StartWinBack.class, WinBackStarted.class),
            entry(EndWinBack.class, WinBackEnded.class),
            entry(ProposeOffer.class, OfferPlanned.class, OfferWithheld.class),
            entry(ClearOffer.class, OfferCleared.class),
            entry(PostponeOffer.class, OfferPostponed.class),
            entry(MakeOffer.class, OfferMade.class),
            entry(WithholdOffer.class, OfferWithheld.class),
            entry(TreatCustomer.class, CustomerTreated.class),
            entry(IssueCoupon.class, BudgetReserved.class),
            entry(HoldOutCustomer.class, CustomerHeldOut.class),
            entry(RevokeCoupon.class, CouponRevoked.class),
            entry(ExpireCoupon.class, CouponExpired.class),
            entry(EnqueueConversation.class, ConversationQueued.class),
            entry(DeclineConversation.class, AssignmentDeclined.class),
            entry(NoticeWait.class, WaitNoticed.class),
            entry(OfferWayOut.class, WayOutOffered.class),
            entry(RequireSenior.class, SeniorRequired.class),
            entry(ReleaseConversation.class, ConversationReleased.class, ConversationLeftQueue.class),
            entry(AdoptRouting.class, RoutingAdopted.class),
            entry(OpenTicket.class, TicketOpened.class),
            entry(ApplyServiceLevel.class, ServiceLevelApplied.class),
            entry(RecordRisk.class, TargetAtRisk.class),
            entry(RecordBreach.class, TargetBreached.class),
            entry(RecordTargetMet.class, TargetMet.class),
            entry(EscalateTicket.class, TicketEscalated.class),
            entry(ReopenTicket.class, TicketReopened.class),
            entry(InviteToChat.class, ChatInvited.class));

    private CommandEffects() {}

    /** Returns the stored types of these events; refuses a command that no reaction sends. */
    static Set<String> of(Class<? extends Command> command) {
        var types = TYPES.get(command);
        if (types == null) throw new IllegalArgumentException("Its effects are not known: " + command.getName());
        return types;
    }

    private static Map.Entry<Class<? extends Command>, Set<String>> entry(
            Class<? extends Command> command, Class<? extends Event> event) {
        return Map.entry(command, Set.of(Vocabulary.nameOf(event)));
    }

    private static Map.Entry<Class<? extends Command>, Set<String>> entry(
            Class<? extends Command> command, Class<? extends Event> event, Class<? extends Event> orEvent) {
        return Map.entry(command, Set.of(Vocabulary.nameOf(event), Vocabulary.nameOf(orEvent)));
    }
}
