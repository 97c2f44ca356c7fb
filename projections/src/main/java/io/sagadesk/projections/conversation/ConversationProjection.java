package io.sagadesk.projections.conversation;

import static io.sagadesk.projections.EntryDetails.details;
import static io.sagadesk.projections.conversation.TranscriptEntries.entry;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent;
import io.sagadesk.api.conversation.ConversationEvent.ChannelChanged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.ConversationTagged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationUntagged;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationEvent.RatingAsked;
import io.sagadesk.api.conversation.ConversationEvent.SentimentReported;
import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.conversation.TranscriptEntry.Kind;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.SeniorRequired;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.projections.ChunkedList;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Folds the events of conversations and desks into an inbox and transcripts. */
@ProcessingGroup(ConversationProjection.NAME)
public final class ConversationProjection {

    public static final String NAME = "conversations";

    public static final ModelSpec<ConversationDocument> CONVERSATIONS = ModelSpec.of(
                    NAME, ConversationDocument.class, ConversationDocument::initial)
            .indexedBy("doc.place.deskId", "doc.state")
            .indexedBy("doc.place.agentId", "doc.state")
            .indexedBy("doc.customerId")
            .indexedBy("doc.state", "doc.updatedAt", "_id")
            .indexedBy("doc.updatedAt", "_id")
            .indexedBy("position");

    public static final ModelSpec<TranscriptChunk> TRANSCRIPTS =
            ModelSpec.of("transcripts", TranscriptChunk.class, TranscriptChunk::empty);

    public static final Projection PROJECTION = new Projection(
            NAME, 5, EventMetadata.CONVERSATION_ID, List.of(CONVERSATIONS, TRANSCRIPTS), ConversationProjection::new);

    private final ReadModel<ConversationDocument> conversations;
    private final ChunkedList<ConversationDocument, TranscriptChunk> transcripts;

    ConversationProjection(ReadModels models) {
        conversations = models.of(CONVERSATIONS);
        transcripts = new ChunkedList<>(conversations, ConversationDocument::entries, models.of(TRANSCRIPTS));
    }

    @EventHandler
    void project(ConversationStarted started, EventEnvelope envelope) {
        var entry = entry(envelope, started.at(), Kind.STARTED, null, details("channel", started.channel()));
        append(
                started.conversationId(),
                entry,
                known -> known.ownedBy(started.customerId())
                        .on(started.channel())
                        .with(known.course().started(started.at(), envelope.isByPolicy())));
    }

    @EventHandler
    void project(MessagePosted posted, EventEnvelope envelope) {
        var entry = TranscriptEntries.message(envelope, posted);
        append(posted.conversationId(), entry, known -> known.with(known.talk().after(posted)));
    }

    @EventHandler
    void project(IntentReported reported) {
        update(reported, reported.at(), known -> known.with(known.topics().meaning(reported.intents())));
    }

    @EventHandler
    void project(SentimentReported reported) {
        update(reported, reported.at(), known -> known.with(known.topics().feeling(reported.score())));
    }

    @EventHandler
    void project(ConversationTagged tagged) {
        update(tagged, tagged.at(), known -> known.with(known.topics().tagged(tagged.tag())));
    }

    @EventHandler
    void project(ConversationUntagged untagged) {
        update(untagged, untagged.at(), known -> known.with(known.topics().untagged(untagged.tag())));
    }

    @EventHandler
    void project(HumanRequested requested, EventEnvelope envelope) {
        var details = details("reason", requested.reason());
        var entry = entry(envelope, requested.at(), Kind.HUMAN_REQUESTED, null, details);
        append(
                requested.conversationId(),
                entry,
                known -> known.with(known.course().asked(known.place())));
    }

    @EventHandler
    void project(ChannelChanged changed, EventEnvelope envelope) {
        var details = details("from", changed.from(), "to", changed.to());
        var entry = entry(envelope, changed.at(), Kind.CHANNEL_CHANGED, null, details);
        append(changed.conversationId(), entry, known -> known.on(changed.to()));
    }

    @EventHandler
    void project(ConversationClosed closed, EventEnvelope envelope) {
        var entry = entry(envelope, closed.at(), Kind.CLOSED, closed.by(), details("outcome", closed.outcome()));
        append(
                closed.conversationId(),
                entry,
                known -> known.with(known.course().after(closed)));
    }

    @EventHandler
    void project(ConversationReopened reopened, EventEnvelope envelope) {
        var entry = entry(envelope, reopened.at(), Kind.REOPENED, reopened.by(), details());
        append(
                reopened.conversationId(),
                entry,
                known -> known.with(known.course().reopened()));
    }

    @EventHandler
    void project(RatingAsked asked, EventEnvelope envelope) {
        var entry = entry(envelope, asked.at(), Kind.RATING_ASKED, null, details());
        append(asked.conversationId(), entry, known -> known);
    }

    @EventHandler
    void project(ConversationRated rated, EventEnvelope envelope) {
        var entry = entry(envelope, rated.at(), Kind.RATED, Author.CUSTOMER, details("stars", rated.stars()))
                .saying(rated.comment());
        append(rated.conversationId(), entry, known -> known.with(known.course().after(rated)));
    }

    @EventHandler
    void project(ConversationQueued queued, EventEnvelope envelope) {
        var entry = entry(envelope, queued.at(), Kind.QUEUED, null, details("desk", queued.deskId()));
        append(
                queued.conversationId(),
                entry,
                known -> known.with(known.place().after(queued))
                        .with(QueueRank.of(queued))
                        .with(known.course().queued()));
    }

    @EventHandler
    void project(ConversationAssigned assigned, EventEnvelope envelope) {
        var details = details("desk", assigned.deskId(), "agent", assigned.agentId());
        var entry = entry(envelope, assigned.at(), Kind.ASSIGNED, null, details);
        append(
                assigned.conversationId(),
                entry,
                known -> known.with(known.place().after(assigned)));
    }

    @EventHandler
    void project(AssignmentAccepted accepted, EventEnvelope envelope) {
        var details = details("desk", accepted.deskId(), "agent", accepted.agentId());
        var entry = entry(envelope, accepted.at(), Kind.ACCEPTED, by(accepted.agentId()), details);
        append(
                accepted.conversationId(),
                entry,
                known -> known.with(known.place().after(accepted)));
    }

    @EventHandler
    void project(AssignmentDeclined declined, EventEnvelope envelope) {
        var details = details("desk", declined.deskId(), "agent", declined.agentId(), "reason", declined.reason());
        var entry = entry(envelope, declined.at(), Kind.DECLINED, by(declined.agentId()), details);
        append(
                declined.conversationId(),
                entry,
                known -> known.with(known.place().after(declined)));
    }

    @EventHandler
    void project(ConversationReturned returned, EventEnvelope envelope) {
        var details = details("desk", returned.deskId(), "agent", returned.agentId());
        var entry = entry(envelope, returned.at(), Kind.RETURNED, null, details);
        append(
                returned.conversationId(),
                entry,
                known -> known.with(known.place().after(returned)));
    }

    @EventHandler
    void project(SeniorRequired required, EventEnvelope envelope) {
        var details = details("desk", required.deskId());
        var entry = entry(envelope, required.at(), Kind.SENIOR_REQUIRED, null, details);
        append(required.conversationId(), entry, known -> known);
    }

    @EventHandler
    void project(ConversationTransferred transferred, EventEnvelope envelope) {
        var to = transferred.toDesk() == null ? transferred.toAgent() : transferred.toDesk();
        var details = details(
                "desk",
                transferred.deskId(),
                "from",
                transferred.fromAgent(),
                "to",
                to,
                "reason",
                transferred.reason());
        var entry = entry(envelope, transferred.at(), Kind.TRANSFERRED, null, details);
        append(
                transferred.conversationId(),
                entry,
                known -> known.with(known.place().after(transferred)));
    }

    @EventHandler
    void project(ConversationLeftQueue left, EventEnvelope envelope) {
        var details = details("desk", left.deskId(), "reason", left.reason());
        var entry = entry(envelope, left.at(), Kind.LEFT_QUEUE, null, details);
        append(left.conversationId(), entry, known -> known.with(known.place().after(left)));
    }

    @EventHandler
    void project(ConversationReleased released, EventEnvelope envelope) {
        var details = details("desk", released.deskId(), "agent", released.agentId());
        var entry = entry(envelope, released.at(), Kind.RELEASED, null, details);
        append(
                released.conversationId(),
                entry,
                known -> known.with(known.place().after(released)));
    }

    private void update(ConversationEvent event, Instant at, UnaryOperator<ConversationDocument> change) {
        conversations.update(event.conversationId().value(), known -> change.apply(known.at(at)));
    }

    private void append(ConversationId id, TranscriptEntry entry, UnaryOperator<ConversationDocument> change) {
        transcripts.append(
                id.value(),
                known -> change.apply(known.at(entry.at())).counted(),
                transcript -> transcript.with(entry));
    }

    private static Author by(AgentId agent) {
        return Author.agent(agent.value());
    }
}
