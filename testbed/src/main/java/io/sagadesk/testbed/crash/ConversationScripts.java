package io.sagadesk.testbed.crash;

import io.sagadesk.api.Event;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationCommand.CloseConversation;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.ReportIntent;
import io.sagadesk.api.conversation.ConversationCommand.StartConversation;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import java.util.List;

/** Scripts of conversations. */
final class ConversationScripts {

    static final Author AGENT = Author.agent("a-1");

    private final ConversationId id;
    private final SubjectScript subjectScript;

    private ConversationScripts(String id, String prefix) {
        this.id = new ConversationId(id);
        this.subjectScript = new SubjectScript(this.id, prefix);
    }

    /** Some turns, a closing, and a last word of the customer, which reopens it. */
    static SubjectScript conversation(String id, CustomerId customer, int turns) {
        var conversation = new ConversationScripts(id, id);
        conversation.start(customer);
        for (var turn = 0; turn < turns; turn++) {
            conversation.reportIntent(conversation.post(Author.CUSTOMER, List.of()));
            conversation.post(AGENT, List.of());
        }
        conversation.close();
        conversation.post(Author.CUSTOMER, List.of(ConversationReopened.class));
        conversation.close();
        return conversation.subjectScript;
    }

    /** A conversation that goes on in every round; it is started in the first one. */
    static SubjectScript endless(String id, int round, int messages) {
        var conversation = new ConversationScripts(id, id + "-" + round);
        if (round == 1) conversation.start(new CustomerId(id));
        for (var message = 0; message < messages; message++) conversation.post(Author.CUSTOMER, List.of());
        return conversation.subjectScript;
    }

    private void start(CustomerId customer) {
        subjectScript.add(
                new StartConversation(id, customer, Channel.WEB_CHAT, subjectScript.now()),
                List.of(ExpectedEvent.of(ConversationStarted.class)));
    }

    private MessageId post(Author author, List<Class<? extends Event>> before) {
        var message = subjectScript.nextMessage();
        var text = subjectScript.nextText();
        var expectedEvent = ExpectedEvent.of(MessagePosted.class).about(message).saying(text);
        subjectScript.add(
                new PostMessage(id, message, author, text, subjectScript.now()),
                SubjectScript.facts(expectedEvent, before));
        return message;
    }

    private void reportIntent(MessageId message) {
        var expectedEvent = ExpectedEvent.of(IntentReported.class).about(message);
        subjectScript.add(
                new ReportIntent(id, message, List.of("exchange"), subjectScript.now()), List.of(expectedEvent));
    }

    private void close() {
        subjectScript.once(
                new CloseConversation(id, AGENT, ConversationOutcome.RESOLVED, subjectScript.now()),
                ConversationClosed.class);
    }
}
