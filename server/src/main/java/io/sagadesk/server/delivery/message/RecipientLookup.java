package io.sagadesk.server.delivery.message;

import io.sagadesk.api.SealedRecord;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationFound;
import io.sagadesk.api.conversation.ConversationQuery.WhereIsConversation;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerDetail;
import io.sagadesk.api.customer.CustomerDetail.Talk;
import io.sagadesk.api.customer.CustomerFound;
import io.sagadesk.api.customer.CustomerQuery.WhoIsCustomer;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.saga.delivery.MessageOutbox.PendingMessage;
import io.sagadesk.server.readside.ReadModelQueries;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up in the read models how a customer can be reached now. */
public final class RecipientLookup {

    private final ReadModelQueries readModelQueries;

    public RecipientLookup(ReadModelQueries readModelQueries) {
        this.readModelQueries = readModelQueries;
    }

    /**
     * How a customer is reached.
     *
     * @param mail absent on any channel but e-mail
     * @param openChat absent if the customer has no open web chat
     * @param zone absent if it is not known
     */
    record Recipient(
            Channel channel,
            @Nullable String name,
            @Nullable MailAddress mail,
            @Nullable ConversationId openChat,
            @Nullable ZoneId zone) {

        @Override
        public String toString() {
            return "Recipient[…]"; // keeps personal data out of log lines
        }
    }

    /**
     * Finds the recipient: by e-mail if the customer has an address, else in the web chat, unless the order names a
     * channel.
     *
     * @param seen the position that the read models must have reached
     */
    Recipient find(PendingMessage order, long seen) throws UndeliverableException {
        if (order.template() == MessageTemplate.SURVEY && isChat(order.conversationId(), seen)) {
            throw new UndeliverableException(GivenUpReason.ASKED_IN_CHAT);
        }
        var customer = readModelQueries
                .ask(new WhoIsCustomer(order.customerId()), CustomerFound.class, seen)
                .customer();
        if (customer == null) return recipient(order, null, null, null, null);
        var contact = customer.contact();
        if (isForgotten(customer, contact)) throw new UndeliverableException(GivenUpReason.FORGOTTEN);
        if (isRefusedBy(customer, order)) throw new UndeliverableException(GivenUpReason.NOT_ALLOWED);
        return recipient(order, contact, name(contact), openChat(customer), zone(customer));
    }

    /** The key of a customer is destroyed before the read model knows that the customer was forgotten, or after. */
    private static boolean isForgotten(CustomerDetail customer, @Nullable ContactDetails contact) {
        return customer.forgottenAt() != null || (contact != null && SealedRecord.isForgotten(contact));
    }

    private static Recipient recipient(
            PendingMessage order,
            @Nullable ContactDetails contact,
            @Nullable String name,
            @Nullable ConversationId openChat,
            @Nullable ZoneId zone)
            throws UndeliverableException {
        var mail = order.wanted() == Channel.WEB_CHAT || contact == null
                ? Optional.<MailAddress>empty()
                : MailAddress.of(contact.email(), contact.name());
        if (mail.isPresent()) return new Recipient(Channel.EMAIL, name, mail.get(), null, zone);
        if (order.wanted() == Channel.EMAIL) throw new UndeliverableException(GivenUpReason.NOT_REACHABLE);
        return new Recipient(Channel.WEB_CHAT, name, null, openChat, zone);
    }

    private boolean isChat(@Nullable ConversationId conversationId, long seen) {
        if (conversationId == null) return false;
        var conversation = readModelQueries
                .ask(new WhereIsConversation(conversationId), ConversationFound.class, seen)
                .conversation();
        return conversation != null
                && (conversation.channel() == Channel.WEB_CHAT || conversation.channel() == Channel.APP_CHAT);
    }

    private static boolean isRefusedBy(CustomerDetail customer, PendingMessage order) {
        var purpose = order.template().purpose();
        var consent = purpose == null ? null : customer.consents().get(purpose);
        return consent != null && !consent.given();
    }

    /** The customer's name on one line, for the greeting. */
    private static @Nullable String name(@Nullable ContactDetails contact) {
        return contact == null || contact.name() == null ? null : MailAddress.fitForHeader(contact.name());
    }

    private static @Nullable ConversationId openChat(CustomerDetail customer) {
        return customer.openConversations().stream()
                .filter(conversation -> conversation.channel() == Channel.WEB_CHAT)
                .map(Talk::conversationId)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static @Nullable ZoneId zone(CustomerDetail customer) {
        try {
            return customer.timeZone() == null ? null : ZoneId.of(customer.timeZone());
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
