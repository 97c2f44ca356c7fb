package io.sagadesk.server.delivery;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.delivery.DeliveryEvent;
import io.sagadesk.api.delivery.DeliveryEvent.MessageFailed;
import io.sagadesk.api.delivery.DeliveryEvent.MessageGivenUp;
import io.sagadesk.api.delivery.DeliveryEvent.MessageSent;
import io.sagadesk.api.delivery.DeliveryFailure;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.server.delivery.channel.ChannelSender;
import io.sagadesk.server.delivery.channel.SendingFailedException;
import io.sagadesk.server.delivery.message.MessageComposer;
import io.sagadesk.server.delivery.message.QuietHoursException;
import io.sagadesk.server.delivery.message.UndeliverableException;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import io.sagadesk.server.delivery.outbox.OutboxQueue;
import io.sagadesk.server.outage.StoreOutage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attempts the due deliveries of the outbox. The outcome of an attempt is recorded in the log before the outbox entry
 * is updated, and the log is read before the next attempt. So each attempt is recorded once, and a sent message is not
 * sent again.
 */
final class OutboxDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final Duration WHILE_BEHIND = Duration.ofSeconds(1);

    private final OutboxQueue outbox;
    private final DeliveryLog log;
    private final MessageComposer messageComposer;
    private final Map<Channel, ChannelSender> senders;
    private final LongSupplier head;
    private final Clock clock;

    /** @param head the last position of the log */
    OutboxDispatcher(
            OutboxQueue outbox,
            DeliveryLog log,
            MessageComposer messageComposer,
            List<ChannelSender> senders,
            LongSupplier head,
            Clock clock) {
        this.outbox = outbox;
        this.log = log;
        this.messageComposer = messageComposer;
        this.senders = senders.stream().collect(Collectors.toMap(ChannelSender::channel, Function.identity()));
        this.head = head;
        this.clock = clock;
    }

    /**
     * Claims due entries that no other instance has claimed and attempts them, after the read models have folded all
     * events that are on disk now.
     *
     * @param most the maximum number of entries
     * @param isOver checked before each entry: true to attempt no more
     * @return false if no entry was due
     * @throws RuntimeException if the outbox or the log cannot be reached
     */
    boolean tryNext(int most, BooleanSupplier isOver) {
        var seen = head.getAsLong();
        for (var tried = 0; tried < most && !isOver.getAsBoolean(); tried++) {
            var entry = outbox.claim(clock.instant());
            if (entry.isEmpty()) return tried > 0;
            if (attemptOrRelease(entry.get(), seen) == Channel.WEB_CHAT)
                seen = head.getAsLong(); // of a chat that was begun
        }
        return true;
    }

    private @Nullable Channel attemptOrRelease(OutboxEntry entry, long seen) {
        try {
            return attempt(entry, seen);
        } catch (RuntimeException outOfReach) {
            release(entry, outOfReach);
            throw outOfReach;
        }
    }

    private void release(OutboxEntry entry, RuntimeException because) {
        try {
            outbox.release(entry.id());
        } catch (RuntimeException outOfReach) { // then its lease has to run out
            because.addSuppressed(outOfReach);
        }
    }

    private @Nullable Channel attempt(OutboxEntry entry, long seen) {
        var recorded = log.of(entry.id());
        if (recorded.size() > entry.attempts()) {
            bringUpToDate(recorded.get(recorded.size() - 1));
            return null;
        }
        var outcome = outcome(entry, seen).map(event -> log.record(event, entry));
        outcome.ifPresent(this::bringUpToDate);
        return outcome.map(event -> event instanceof MessageSent sent ? sent.channel() : null)
                .orElse(null);
    }

    private void bringUpToDate(DeliveryEvent event) {
        var id = event.deliveryId();
        if (event instanceof MessageFailed failed) {
            if (failed.because() == DeliveryFailure.CONVERSATION_CLOSED) outbox.forgetChat(id);
            outbox.postpone(id, event.attempt(), failed.nextAttemptAt());
        } else if (event instanceof MessageGivenUp givenUp && OutboxEntry.mayWorkAnotherTime(givenUp.because())) {
            outbox.giveUp(id, event.attempt(), givenUp.because());
        } else {
            outbox.remove(id);
        }
    }

    /**
     * The outcome of the attempt; empty if none was made because of quiet hours or because the read models are behind.
     */
    private Optional<DeliveryEvent> outcome(OutboxEntry entry, long seen) {
        try {
            var message = messageComposer.write(entry, seen);
            Objects.requireNonNull(senders.get(message.channel())).send(message);
            return Optional.of(sent(entry, message.channel()));
        } catch (UndeliverableException never) {
            return Optional.of(givenUp(entry, never.because()));
        } catch (SendingFailedException failed) {
            return Optional.of(failed(entry, failed.because()));
        } catch (QuietHoursException early) {
            outbox.postpone(entry.id(), entry.attempts(), early.end());
            return Optional.empty();
        } catch (QueryExecutionException behind) {
            outbox.holdBack(entry.id(), WHILE_BEHIND); // a clock that is moved stands meanwhile
            return Optional.empty();
        } catch (RuntimeException unforeseen) { // its text may repeat what was to be sent
            if (StoreOutage.isIn(unforeseen)) throw unforeseen; // no attempt
            LOG.error(
                    "A delivery failed, and its history says which: {}",
                    unforeseen.getClass().getName());
            return Optional.of(failed(entry, DeliveryFailure.UNFORESEEN));
        }
    }

    private DeliveryEvent sent(OutboxEntry entry, Channel channel) {
        var order = entry.order();
        return new MessageSent(
                entry.id(), order.customerId(), order.template(), channel, entry.attempts() + 1, clock.instant());
    }

    private DeliveryEvent failed(OutboxEntry entry, DeliveryFailure because) {
        var order = entry.order();
        var attempt = entry.attempts() + 1;
        var counted = attempt - entry.forgiven();
        if (counted >= DeliveryBackoff.MOST_ATTEMPTS) return givenUp(entry, GivenUpReason.TRIED_TOO_OFTEN);
        var now = clock.instant();
        var next = now.plus(DeliveryBackoff.after(counted, entry.id()));
        return new MessageFailed(entry.id(), order.customerId(), order.template(), attempt, because, next, now);
    }

    private DeliveryEvent givenUp(OutboxEntry entry, GivenUpReason because) {
        var order = entry.order();
        return new MessageGivenUp(
                entry.id(), order.customerId(), order.template(), entry.attempts() + 1, because, clock.instant());
    }
}
