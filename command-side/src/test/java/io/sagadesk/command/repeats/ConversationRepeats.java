package io.sagadesk.command.repeats;

import io.sagadesk.api.Command;
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

/** Repeats of the commands to a conversation. */
public final class ConversationRepeats {

    private static final ConversationId ID = new ConversationId("v-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final MessageId MESSAGE = new MessageId("m-1");
    private static final Author BOB = Author.agent("a-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of("outcome", "RESOLVED"));
    private static final ConversationStarted STARTED = new ConversationStarted(ID, ANNA, Channel.WEB_CHAT, NOON);
    private static final MessagePosted POSTED = new MessagePosted(ID, ANNA, MESSAGE, Author.CUSTOMER, "Hello", NOON);
    private static final ConversationClosed CLOSED =
            new ConversationClosed(ID, ANNA, BOB, ConversationOutcome.RESOLVED, NOON);

    private ConversationRepeats() {}

    public static Stream<RepeatCase> all() {
        return Stream.of(
                RepeatCase.withId(Conversation.class, new StartConversation(ID, ANNA, Channel.WEB_CHAT, NOON)),
                RepeatCase.withId(Conversation.class, new PostMessage(ID, MESSAGE, BOB, "Hello", NOON), "messageId")
                        .after(STARTED),
                ofState(new ReportIntent(ID, MESSAGE, List.of("return"), NOON)),
                ofState(new ReportSentiment(ID, MESSAGE, -50, NOON)),
                ofState(new RequestHuman(ID, HumanReason.CUSTOMER_ASKED, NOON)),
                ofState(new MoveToChannel(ID, Channel.EMAIL, NOON)),
                ofState(new TagConversation(ID, "vip", NOON)),
                ofState(new UntagConversation(ID, "vip", NOON))
                        .after(STARTED, new ConversationTagged(ID, ANNA, "vip", NOON))
                        .unnoticed("the conversation does not have the other tag", "tag"),
                ofState(new CloseConversation(ID, BOB, ConversationOutcome.RESOLVED, NOON)),
                ofState(new ReopenConversation(ID, BOB, NOON))
                        .after(STARTED, CLOSED)
                        .unnoticed("an open conversation is open, by whomever", "by"),
                ofState(new AskForRating(ID, BECAUSE, NOON))
                        .after(STARTED, CLOSED)
                        .unnoticed("a customer is asked once per conversation, for whatever reason", "because"),
                ofState(new RateConversation(ID, 4, "Fine", NOON)).after(STARTED, CLOSED));
    }

    private static RepeatCase ofState(Command command) {
        return RepeatCase.ofState(Conversation.class, command).after(STARTED, POSTED);
    }
}
