package io.sagadesk.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.Refused;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationCommand.AskForRating;
import io.sagadesk.api.conversation.ConversationCommand.CloseConversation;
import io.sagadesk.api.conversation.ConversationCommand.MoveToChannel;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.RateConversation;
import io.sagadesk.api.conversation.ConversationCommand.ReopenConversation;
import io.sagadesk.api.conversation.ConversationCommand.ReportIntent;
import io.sagadesk.api.conversation.ConversationCommand.ReportSentiment;
import io.sagadesk.api.conversation.ConversationCommand.RequestHuman;
import io.sagadesk.api.conversation.ConversationCommand.StartConversation;
import io.sagadesk.api.conversation.ConversationCommand.TagConversation;
import io.sagadesk.api.conversation.ConversationCommand.UntagConversation;
import io.sagadesk.api.conversation.ConversationEvent.ChannelChanged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationLeftDesk;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationSentToDesk;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.ConversationTagged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationUntagged;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationEvent.RatingAsked;
import io.sagadesk.api.conversation.ConversationEvent.SentimentReported;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.command.ContentFingerprints;
import io.sagadesk.command.RepeatableAggregate;
import io.sagadesk.rules.conversation.ReopeningPolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A conversation: open or closed, and reopened within a grace period. */
@Revision("3") // of its snapshots: revision 2 had no desk
@Aggregate(type = "Conversation", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Conversation extends RepeatableAggregate {

    private record Closing(Author by, ConversationOutcome outcome, Instant at) {}

    @AggregateIdentifier
    private ConversationId conversationId;

    private CustomerId customerId;
    private Channel startedOn;
    private Channel channel;
    private boolean open;
    private Closing lastClosing;
    private Map<HumanReason, Instant> humanRequestedAt = new HashMap<>();
    private Set<String> tags = new HashSet<>();
    private Set<String> wanted = new LinkedHashSet<>();
    private @Nullable Integer sentiment;
    private ContentFingerprints intents = new ContentFingerprints();
    private ContentFingerprints sentiments = new ContentFingerprints();

    @PersonalData
    private @Nullable ContentFingerprints
            messages; // absent before the first message, and after the customer is forgotten

    private @Nullable DeskId desk; // that has queued it since the last closing and has not let it go
    private boolean ratingAsked;
    private int stars; // for the latest closing; 0 before it was rated

    @PersonalData
    private @Nullable String comment;

    Conversation() {} // Axon rebuilds a conversation from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(StartConversation start) {
        if (conversationId == null) {
            apply(new ConversationStarted(start.conversationId(), start.customerId(), start.channel(), start.at()));
        } else if (!start.customerId().equals(customerId) || start.channel() != startedOn) {
            throw new Refused("conversation-exists", "Another conversation was started under this id");
        }
    }

    @CommandHandler
    void decide(PostMessage post) {
        if (isRepeat(post)) return;
        if (!open) {
            if (!post.author().isCustomer() || !mayReopen(post.at())) throw closed();
            apply(new ConversationReopened(conversationId, customerId, post.author(), post.at()));
        }
        apply(new MessagePosted(conversationId, customerId, post.messageId(), post.author(), post.text(), post.at()));
    }

    @CommandHandler
    void decide(ReportIntent report) {
        requireKnown(report.messageId());
        if (intents.recognise(keyOf(report.messageId()), content(report.intents()))) return;
        apply(new IntentReported(conversationId, customerId, report.messageId(), report.intents(), report.at()));
    }

    @CommandHandler
    void decide(ReportSentiment report) {
        requireKnown(report.messageId());
        if (sentiments.recognise(keyOf(report.messageId()), content(report.score()))) return;
        apply(new SentimentReported(conversationId, customerId, report.messageId(), report.score(), report.at()));
    }

    @CommandHandler
    void decide(RequestHuman request) {
        requireOpen();
        if (isRepeat(request)) return;
        apply(new HumanRequested(
                conversationId, customerId, request.reason(), List.copyOf(wanted), sentiment, request.at()));
    }

    @CommandHandler
    void decide(MoveToChannel move) {
        if (move.channel() == channel) return;
        requireOpen();
        apply(new ChannelChanged(conversationId, customerId, channel, move.channel(), move.at()));
    }

    @CommandHandler
    void decide(TagConversation tag) {
        if (tags.contains(tag.tag())) return;
        apply(new ConversationTagged(conversationId, customerId, tag.tag(), tag.at()));
    }

    @CommandHandler
    void decide(UntagConversation untag) {
        if (!tags.contains(untag.tag())) return;
        apply(new ConversationUntagged(conversationId, customerId, untag.tag(), untag.at()));
    }

    @CommandHandler
    void decide(CloseConversation close) {
        if (open) {
            apply(new ConversationClosed(conversationId, customerId, close.by(), close.outcome(), close.at()));
        } else if (!close.by().equals(lastClosing.by()) || close.outcome() != lastClosing.outcome()) {
            throw closed();
        }
    }

    /** Imported history may queue what it has closed already: that is at no desk any more. */
    void enter(DeskId to, boolean imported, Instant at) {
        if (imported && !open) return;
        if (!imported) refuseEntry(to, at);
        if (!to.equals(desk)) apply(new ConversationSentToDesk(conversationId, customerId, to, at));
    }

    void leave(DeskId from, Instant at) {
        if (from.equals(desk)) apply(new ConversationLeftDesk(conversationId, customerId, from, at));
    }

    /** A request from before the closing is late, but not wrong: bulk requests handle the closing first. */
    private void refuseEntry(DeskId to, Instant at) {
        if (!open && !MillisecondPrecision.isBefore(at, lastClosing.at())) throw closed();
        if (desk != null && !desk.equals(to)) {
            throw new Refused("conversation-elsewhere", "Another desk has this conversation and must transfer it");
        }
    }

    @CommandHandler
    void decide(ReopenConversation reopen) {
        if (open) return;
        if (!mayReopen(reopen.at())) {
            throw new Refused("grace-period-over", "The conversation was closed too long ago to be reopened");
        }
        apply(new ConversationReopened(conversationId, customerId, reopen.by(), reopen.at()));
    }

    @CommandHandler
    void decide(AskForRating ask) {
        if (ratingAsked) return;
        if (open) throw notOver();
        apply(new RatingAsked(conversationId, customerId, ask.because(), ask.at()));
    }

    @CommandHandler
    void decide(RateConversation rate) {
        if (rate.stars() == stars && Objects.equals(fingerprintOf(rate.comment()), comment)) return;
        if (open) throw notOver();
        if (stars > 0) throw new Refused("already-rated", "The conversation was rated before");
        apply(new ConversationRated(
                conversationId, customerId, lastClosing.by(), rate.stars(), rate.comment(), rate.at()));
    }

    @EventSourcingHandler
    void evolve(ConversationStarted started) {
        conversationId = started.conversationId();
        customerId = started.customerId();
        startedOn = started.channel();
        channel = started.channel();
        open = true;
    }

    @EventSourcingHandler
    void evolve(MessagePosted posted) {
        messages =
                ContentFingerprints.add(messages, posted.messageId().value(), content(posted.author(), posted.text()));
    }

    @EventSourcingHandler
    void evolve(IntentReported reported) {
        intents.remember(keyOf(reported.messageId()), content(reported.intents()));
        wanted.addAll(reported.intents());
    }

    @EventSourcingHandler
    void evolve(SentimentReported reported) {
        sentiments.remember(keyOf(reported.messageId()), content(reported.score()));
        sentiment = reported.score();
    }

    @EventSourcingHandler
    void evolve(HumanRequested requested) {
        humanRequestedAt.put(requested.reason(), requested.at());
    }

    @EventSourcingHandler
    void evolve(ChannelChanged changed) {
        channel = changed.to();
    }

    @EventSourcingHandler
    void evolve(ConversationTagged tagged) {
        tags.add(tagged.tag());
    }

    @EventSourcingHandler
    void evolve(ConversationUntagged untagged) {
        tags.remove(untagged.tag());
    }

    @EventSourcingHandler
    void evolve(ConversationSentToDesk sent) {
        desk = sent.deskId();
    }

    @EventSourcingHandler
    void evolve(ConversationLeftDesk left) {
        desk = null;
    }

    @EventSourcingHandler
    void evolve(ConversationClosed closed) {
        open = false;
        desk = null; // a closed conversation needs no desk: its process has the desk release it
        lastClosing = new Closing(closed.by(), closed.outcome(), closed.at());
        stars = 0;
        comment = null;
        humanRequestedAt.clear();
    }

    @EventSourcingHandler
    void evolve(ConversationReopened reopened) {
        open = true;
    }

    @EventSourcingHandler
    void evolve(RatingAsked event) {
        ratingAsked = true;
    }

    @EventSourcingHandler
    void evolve(ConversationRated rated) {
        stars = rated.stars();
        comment = fingerprintOf(rated.comment());
    }

    private boolean isRepeat(PostMessage post) {
        var id = post.messageId().value();
        if (messages == null || !messages.knows(id)) return false;
        if (messages.recognise(id, content(post.author(), post.text()))) return true;
        throw new Refused("message-exists", "Another message was posted under this id");
    }

    /**
     * A later request for a human is not a repeat: the desk may have served the conversation and removed it meanwhile, which
     * only the desk knows. A request that arrives late, with a time before another request, was handled with that one.
     */
    private boolean isRepeat(RequestHuman request) {
        return MillisecondPrecision.same(request.at(), humanRequestedAt.get(request.reason()))
                || humanRequestedAt.values().stream()
                        .anyMatch(last -> MillisecondPrecision.isBefore(request.at(), last));
    }

    private void requireKnown(@Nullable MessageId messageId) {
        if (messageId == null || (messages != null && messages.knows(messageId.value()))) return;
        throw new Refused("message-unknown", "The conversation has no message with this id");
    }

    private void requireOpen() {
        if (!open) throw closed();
    }

    private boolean mayReopen(Instant at) {
        return ReopeningPolicy.allows(MillisecondPrecision.of(lastClosing.at()), at);
    }

    private static Refused closed() {
        return new Refused("conversation-closed", "The conversation is closed");
    }

    private static Refused notOver() {
        return new Refused("conversation-open", "A conversation is rated after it was closed");
    }

    /** Returns an empty key for a report about the whole conversation; no message has an empty id. */
    private static String keyOf(@Nullable MessageId messageId) {
        return messageId == null ? "" : messageId.value();
    }

    private static @Nullable String[] content(Author author, String text) {
        return new @Nullable String[] {author.kind().name(), author.id(), text};
    }

    private static String[] content(List<String> intents) {
        return intents.toArray(String[]::new);
    }

    private static String content(int score) {
        return Integer.toString(score);
    }

    private static @Nullable String fingerprintOf(@Nullable String comment) {
        return comment == null ? null : ContentFingerprints.of(comment);
    }
}
