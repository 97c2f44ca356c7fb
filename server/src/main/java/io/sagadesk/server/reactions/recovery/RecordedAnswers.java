package io.sagadesk.server.reactions.recovery;

import io.sagadesk.api.AsOf;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ChannelChanged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.customer.CustomerCommand.SuspectDuplicate;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.SegmentChanges;
import io.sagadesk.api.ticket.TicketEvent.ServiceLevelApplied;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.saga.CustomerLookup.Known;
import io.sagadesk.saga.DuplicateLookup.SharedIdentity;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Answers the questions of replayed reactions without the read models, which are possibly being rebuilt. Most answers only
 * become part of a command, and no command is sent.
 */
final class RecordedAnswers {

    private static final String DUPLICATES = "duplicates";

    private final EventStore events;
    private final LogEffects effects;
    private final Supplier<HandledEvents> handled;

    RecordedAnswers(EventStore events, LogEffects effects, Supplier<HandledEvents> handled) {
        this.events = events;
        this.effects = effects;
        this.handled = handled;
    }

    /** Returns the channel with which the service level was selected, else the present one. */
    Optional<Channel> channelOf(ConversationId conversationId, EventMessage<?> cause) {
        if (cause.getPayload() instanceof TicketOpened opened) {
            var selected = selectedFor(opened);
            if (selected != null)
                return Optional.ofNullable(selected.because().inputs().get("channel"))
                        .map(Channel::valueOf);
        }
        return currentChannel(conversationId);
    }

    private @Nullable ServiceLevelApplied selectedFor(TicketOpened opened) {
        @Nullable ServiceLevelApplied selected = null;
        for (var stream = events.readEvents(opened.ticketId().toString(), 0); stream.hasNext(); ) {
            var event = stream.next();
            if (selected == null && event.getPayloadType() == ServiceLevelApplied.class)
                selected = (ServiceLevelApplied) event.getPayload();
        }
        return selected;
    }

    private Optional<Channel> currentChannel(ConversationId conversationId) {
        @Nullable Channel channel = null;
        for (var stream = events.readEvents(conversationId.toString(), 0); stream.hasNext(); ) {
            var event = stream.next();
            if (event.getPayloadType() == ConversationStarted.class)
                channel = ((ConversationStarted) event.getPayload()).channel();
            if (event.getPayloadType() == ChannelChanged.class) channel = ((ChannelChanged) event.getPayload()).to();
        }
        return Optional.ofNullable(channel);
    }

    /** The rank in the queue is part of a command; a conversation that waits for a desk to be opened gets the usual one. */
    Known known(CustomerId customerId, EventMessage<?> cause) {
        return Known.NOTHING;
    }

    /** The index of identities is being built: an event after which nothing was suspected may not have been handled. */
    List<SharedIdentity> shared(CustomerId customer, EventMessage<?> cause) {
        var found = effects.has(
                cause.getIdentifier(), DUPLICATES, customer.toString(), CommandEffects.of(SuspectDuplicate.class));
        if (found) handled.get().acted();
        else handled.get().missing();
        return List.of();
    }

    /** Nobody is assessed again: an assessment that was interrupted is made up for by the next one. */
    SegmentChanges changes(WhoseSegmentChanges query, EventMessage<?> cause) {
        return new SegmentChanges(
                List.of(), null, new AsOf("rfm", 0, handled.get().position()));
    }
}
