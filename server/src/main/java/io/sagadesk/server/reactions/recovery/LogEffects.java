package io.sagadesk.server.reactions.recovery;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.delivery.DeliveryEvent;
import io.sagadesk.api.delivery.DeliveryEvent.MessageFailed;
import io.sagadesk.api.delivery.DeliveryEvent.MessageGivenUp;
import io.sagadesk.api.delivery.DeliveryEvent.MessageSent;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeliveryId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import io.sagadesk.server.delivery.outbox.RecordedDeliveries;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reactions have visibly done, according to the log: the events of their commands, published scheduled events, and
 * the outcomes of deliveries. It is read in one pass, before the log is replayed to the reactions.
 */
final class LogEffects implements RecordedDeliveries {

    private static final int PAGE = 5_000;
    private static final String DELIVERY_ACTOR = EventMetadata.POLICY_ACTOR + "delivery";
    private static final String DESK_OPENED = Vocabulary.nameOf(DeskOpened.class);
    private static final String SENT = Vocabulary.nameOf(MessageSent.class);
    private static final Set<String> UNSENT =
            Set.of(Vocabulary.nameOf(MessageFailed.class), Vocabulary.nameOf(MessageGivenUp.class));
    private static final Set<String> IN_CHAT =
            Set.of(Vocabulary.nameOf(ConversationStarted.class), Vocabulary.nameOf(MessagePosted.class));

    private final LongHashes ofCommands = new LongHashes();
    private final LongHashes published = new LongHashes();
    private final LongHashes settled = new LongHashes();
    private final Map<String, Attempts> unsent = new HashMap<>();
    private final Map<String, ConversationId> chats = new HashMap<>(); // in which a message may be, by its cause
    private final Map<String, Long> desks = new HashMap<>();
    private final long end;
    private long first;

    private LogEffects(long end) {
        this.end = end;
        this.first = end + 1;
    }

    /** Reads the log up to its present end. */
    static LogEffects in(LogReader log, RecoveryProgress progress) {
        var effects = new LogEffects(log.lastPosition());
        progress.begin("Reading what reactions have done", effects.end + 1);
        for (var next = 0L; next <= effects.end; ) {
            var page = log.page(next, (int) Math.min(PAGE, effects.end + 1 - next));
            page.forEach(effects::add);
            next = page.get(page.size() - 1).position() + 1;
            progress.reached(next);
        }
        return effects;
    }

    /** Returns the last position of the log. */
    long end() {
        return end;
    }

    /** Returns the position of the first event that was not imported; after the end if there is none. */
    long first() {
        return first;
    }

    /**
     * Returns whether a command of a reaction was carried out, with an event.
     *
     * @param cause the id of the event that the reaction handled
     * @param aggregate the full name of the aggregate that the command addressed
     * @param types the stored types of the events with which the command is carried out
     */
    boolean has(String cause, String rule, String aggregate, Set<String> types) {
        return types.stream()
                .anyMatch(type -> ofCommands.contains(cause, EventMetadata.POLICY_ACTOR + rule, aggregate, type));
    }

    /** Returns whether a scheduled event was published, by the full name of its timer. */
    boolean isPublished(String timer) {
        return published.contains(timer);
    }

    /** Returns whether a desk had been opened at a position. */
    boolean isOpen(DeskId desk, long position) {
        var opened = desks.get(desk.toString());
        return opened != null && opened <= position;
    }

    @Override
    public boolean isSettled(DeliveryId id) {
        return settled.contains(id.toString());
    }

    @Override
    public @Nullable Attempts attempts(DeliveryId id) {
        return unsent.get(id.toString());
    }

    @Override
    public @Nullable ConversationId chatFor(String cause) {
        return chats.get(cause);
    }

    private void add(LogEvent event) {
        if (first > end && event.metadata(EventMetadata.IMPORTED) == null) first = event.position();
        var stream = event.aggregateId();
        if (event.type().equals(DESK_OPENED)) desks.putIfAbsent(stream, event.position());
        if (stream.startsWith(EventMetadata.TIMER_ACTOR)) {
            published.add(stream);
            return;
        }
        var actor = event.metadata(EventMetadata.ACTOR);
        var cause = event.metadata(EventMetadata.CAUSATION_ID);
        if (actor == null || cause == null || !actor.startsWith(EventMetadata.POLICY_ACTOR)) return;
        if (actor.equals(DELIVERY_ACTOR)) addDelivery(event, cause);
        else ofCommands.add(cause, actor, stream, event.type());
    }

    private void addDelivery(LogEvent event, String cause) {
        var stream = event.aggregateId();
        if (event.type().equals(SENT)) {
            unsent.remove(stream);
            chats.remove(cause);
            settled.add(stream);
        } else if (UNSENT.contains(event.type())) {
            addUnsent(stream, (DeliveryEvent) event.payload());
        } else if (IN_CHAT.contains(event.type())) {
            var conversation = event.metadata(EventMetadata.CONVERSATION_ID);
            if (conversation != null) chats.put(cause, new ConversationId(conversation));
        }
    }

    private void addUnsent(String stream, DeliveryEvent outcome) {
        if (outcome instanceof MessageFailed failed) {
            unsent.put(stream, new Attempts(failed.attempt(), failed.nextAttemptAt(), null));
        } else if (outcome instanceof MessageGivenUp givenUp && OutboxEntry.mayWorkAnotherTime(givenUp.because())) {
            var before = unsent.get(stream);
            var due = before == null ? null : before.due();
            unsent.put(stream, new Attempts(givenUp.attempt(), due, givenUp.because()));
        } else {
            unsent.remove(stream);
            settled.add(stream);
        }
    }
}
