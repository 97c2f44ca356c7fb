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
 * All known facts of a customer on one page. Lists hold only the latest items, oldest first.
 *
 * @param registered whether the customer was registered. One who was not is known only from other events, and commands
 *     about identities, contact, consents and segment are refused
 * @param registeredAt absent for a customer who was not registered
 * @param contact absent if it was never given; the texts that it had read {@code ‹forgotten›} after the customer was
 *     forgotten
 * @param timeZone an IANA name
 * @param member whether a membership is linked
 * @param consents the latest decision of the customer for each purpose
 * @param standing the latest assessed segment; absent before the first assessment
 * @param served the agent who last accepted or closed a conversation of the customer; absent if none did
 * @param conversations the number of all conversations
 * @param lastContacts the latest conversations, each with the time of its latest start, reopening or change of channel
 * @param openConversationCount the number of all open conversations, including those not in the list
 * @param openConversations the latest open conversations
 * @param ticketsOpened the number of all tickets
 * @param openTickets the latest tickets that are not closed
 * @param legalHolds the holds in force; while there is one, the customer cannot be forgotten
 * @param suspectedDuplicates the latest other customers who may be the same person
 * @param forgottenAt from this time on the page holds no personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerDetail(
        CustomerId customerId,
        boolean registered,
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
        List<SuspectedDuplicate> suspectedDuplicates,
        @Nullable Instant forgottenAt) {

    /** A linked identity in another system. */
    public record Identity(IdentityKind kind, String handle, Instant at) {}

    /** The proof of identity of a customer. */
    public record Verification(VerificationMethod method, Instant at) {}

    /**
     * The decision of a customer about one use of their data.
     *
     * @param wording id of the text to which the customer agreed; absent if they never agreed
     * @param withdrawnAt absent while the consent is in force
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Consent(
            boolean given,
            @Nullable String wording,
            @Nullable Instant givenAt,
            @Nullable Instant withdrawnAt) {}

    /**
     * An assessed segment.
     *
     * @param policyVersion the version of the rule; 0 for the built-in default
     */
    public record Standing(Segment segment, Instant since, String rule, int policyVersion) {}

    /** The agent who served the customer last. */
    public record Served(AgentId agentId, Instant at) {}

    /** One conversation and its current or last channel. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Talk(
            ConversationId conversationId, @Nullable Channel channel, Instant at) {}

    /** One ticket that is not closed. */
    public record OpenTicket(TicketId ticketId, TicketState state, Priority priority, Instant at) {}

    /** A legal hold, which prevents that the customer is forgotten. */
    public record LegalHold(String reason, Instant placedAt) {}

    /**
     * Another customer who may be the same person.
     *
     * @param kind the kind of the identity that both have, or had
     */
    public record SuspectedDuplicate(CustomerId customerId, IdentityKind kind, Instant at) {}
}
