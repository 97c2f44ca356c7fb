package io.sagadesk.command.cases;

import static io.sagadesk.command.cases.CommandCase.Trouble.NOTHING;

import io.sagadesk.api.Decision;
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
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.ConversationTagged;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.command.conversation.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The commands to a conversation. */
public final class ConversationCases {

    private static final ConversationId TALK = new ConversationId("talk-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final MessageId M1 = new MessageId("m-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Author AGENT = Author.agent("a-1");
    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of());
    private static final ConversationStarted STARTED = new ConversationStarted(TALK, ANNA, Channel.WEB_CHAT, NOON);
    private static final MessagePosted POSTED = new MessagePosted(TALK, ANNA, M1, Author.CUSTOMER, "Hello", NOON);
    private static final ConversationClosed CLOSED =
            new ConversationClosed(TALK, ANNA, AGENT, ConversationOutcome.RESOLVED, NOON);

    private ConversationCases() {}

    public static Stream<CommandCase> all() {
        return Stream.of(talk(), reports(), ends()).flatMap(cases -> cases);
    }

    private static Stream<CommandCase> talk() {
        return Stream.of(
                CommandCase.of(Conversation.class, new StartConversation(TALK, ANNA, Channel.WEB_CHAT, NOON))
                        .exempts("customerId", "a customer needs no registration")
                        .repeatRefused("conversation-exists", "customerId", "channel"),
                CommandCase.of(Conversation.class, new PostMessage(TALK, M1, Author.CUSTOMER, "Hello", NOON), STARTED)
                        .exempts("messageId", "the message begins with it")
                        .repeatRecorded("messageId")
                        .repeatRefused("message-exists", "author", "text"),
                CommandCase.of(Conversation.class, new MoveToChannel(TALK, Channel.PHONE, NOON), STARTED)
                        .repeatRecorded("channel"),
                CommandCase.of(Conversation.class, new TagConversation(TALK, "parcel", NOON), STARTED)
                        .repeatRecorded("tag"),
                CommandCase.of(
                                Conversation.class,
                                new UntagConversation(TALK, "parcel", NOON),
                                STARTED,
                                new ConversationTagged(TALK, ANNA, "parcel", NOON))
                        .repeatIgnored("the conversation does not have the other tag", "tag"));
    }

    private static Stream<CommandCase> reports() {
        return Stream.of(
                CommandCase.of(Conversation.class, new ReportIntent(TALK, M1, List.of("refund"), NOON), STARTED, POSTED)
                        .refuses("messageId", NOTHING, "message-unknown", new MessageId("nothing"))
                        .repeatRefused("message-unknown", "messageId")
                        .repeatRecorded("intents"),
                CommandCase.of(Conversation.class, new ReportSentiment(TALK, M1, -80, NOON), STARTED, POSTED)
                        .refuses("messageId", NOTHING, "message-unknown", new MessageId("nothing"))
                        .repeatRefused("message-unknown", "messageId")
                        .repeatRecorded("score"),
                CommandCase.of(Conversation.class, new RequestHuman(TALK, HumanReason.CUSTOMER_ASKED, NOON), STARTED)
                        .repeatRecorded("reason"));
    }

    private static Stream<CommandCase> ends() {
        return Stream.of(
                CommandCase.of(
                                Conversation.class,
                                new CloseConversation(TALK, AGENT, ConversationOutcome.RESOLVED, NOON),
                                STARTED)
                        .repeatRefused("conversation-closed", "by", "outcome"),
                CommandCase.of(Conversation.class, new ReopenConversation(TALK, AGENT, NOON), STARTED, CLOSED)
                        .repeatIgnored("the conversation is open already", "by"),
                CommandCase.of(Conversation.class, new AskForRating(TALK, BECAUSE, NOON), STARTED, CLOSED)
                        .repeatIgnored("a customer is asked once, whatever the reason", "because"),
                CommandCase.of(Conversation.class, new RateConversation(TALK, 4, "Quick", NOON), STARTED, CLOSED)
                        .repeatRefused("already-rated", "stars", "comment"));
    }
}
