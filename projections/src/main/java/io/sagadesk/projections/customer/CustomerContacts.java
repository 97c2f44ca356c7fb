package io.sagadesk.projections.customer;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ChannelChanged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.id.ConversationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's conversations.
 *
 * @param conversations the total number
 * @param last the last {@value #LAST}, each conversation once, at its latest start, reopening or change of channel
 */
public record CustomerContacts(int conversations, List<Contact> last) {

    static final CustomerContacts NONE = new CustomerContacts(0, List.of());
    private static final int LAST = 10;

    /**
     * One conversation.
     *
     * @param channel the latest channel; null for a reopened conversation that was no longer in the list
     */
    public record Contact(
            ConversationId conversationId, @Nullable Channel channel, Instant at) implements RecentItems.Dated {

        public Contact {
            at = RecentItems.asStored(at);
        }
    }

    CustomerContacts after(ConversationStarted started) {
        var contact = new Contact(started.conversationId(), started.channel(), started.at());
        return new CustomerContacts(conversations + 1, latest(contact));
    }

    CustomerContacts after(ChannelChanged changed) {
        return new CustomerContacts(
                conversations, latest(new Contact(changed.conversationId(), changed.to(), changed.at())));
    }

    CustomerContacts after(ConversationReopened reopened) {
        var id = reopened.conversationId();
        return new CustomerContacts(conversations, latest(new Contact(id, channelOf(id), reopened.at())));
    }

    /** Returns the channel of a conversation, or null if the conversation is not in the list. */
    @Nullable Channel channelOf(ConversationId id) {
        return last.stream()
                .filter(contact -> contact.conversationId().equals(id))
                .findFirst()
                .map(Contact::channel)
                .orElse(null);
    }

    private List<Contact> latest(Contact contact) {
        var others = RecentItems.without(last, one -> one.conversationId().equals(contact.conversationId()));
        return RecentItems.with(others, contact, LAST);
    }
}
