package io.sagadesk.api.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a customer, on one page. Lists of what happened last are short and begin with the oldest.
 *
 * @param registeredAt absent for who is known only by what they did
 * @param contact absent where there is none; its texts read {@code ‹forgotten›} once the customer is
 * @param timeZone an IANA name
 * @param member whether a membership was linked
 * @param consents what the customer last said to each use of their data
 * @param standing the segment that was decided last; absent if there was none
 * @param served which agent last accepted or closed a conversation; absent if none did
 * @param conversations how many there ever were
 * @param lastContacts the last conversations, each at its latest beginning, reopening or change of channel
 * @param openConversationCount how many are open, those that are no longer listed included
 * @param openConversations the last that are open
 * @param ticketsOpened how many there ever were
 * @param openTickets the last that are not closed
 * @param legalHolds those in force: while there is one nothing is forgotten
 * @param forgottenAt from then on nothing here tells who it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerDetail(
        CustomerId customerId,
        @Nullable Instant registeredAt,
        @Nullable ContactDetails contact,
        @Nullable String timeZone,
        List<Identity> identities,
        @Nullable Verification verified,
        boolean member,
        Map<ConsentPurpose, Consent> consents,
        @Nullable Standing standing,
        @Nullable Served served,
        int conversations,
        List<Talk> lastContacts,
        int openConversationCount,
        List<Talk> openConversations,
        int ticketsOpened,
        List<OpenTicket> openTickets,
        CustomerOrders orders,
        CustomerOffers offers,
        Map<String, LegalHold> legalHolds,
        @Nullable Instant forgottenAt) {

    /** Where else a customer is known. */
    public record Identity(IdentityKind kind, String handle, Instant at) {}

    /** That they proved to be who they say they are. */
    public record Verification(VerificationMethod method, Instant at) {}

    /**
     * What the customer said to one use of their data.
     *
     * @param wording what they agreed to; absent if they never did
     * @param withdrawnAt absent while the consent holds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Consent(
            boolean given,
            @Nullable String wording,
            @Nullable Instant givenAt,
            @Nullable Instant withdrawnAt) {}

    /**
     * The segment that was decided.
     *
     * @param policyVersion of the rule that decided it; 0 for the built-in default
     */
    public record Standing(Segment segment, Instant since, String rule, int policyVersion) {}

    /** Who served the customer last. */
    public record Served(AgentId agentId, Instant at) {}

    /** One conversation and where it is, or was last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Talk(
            ConversationId conversationId, @Nullable Channel channel, Instant at) {}

    /** One ticket. */
    public record OpenTicket(TicketId ticketId, TicketState state, Priority priority, Instant at) {}

    /** Why nothing of the customer may be forgotten. */
    public record LegalHold(String reason, Instant placedAt) {}
}
