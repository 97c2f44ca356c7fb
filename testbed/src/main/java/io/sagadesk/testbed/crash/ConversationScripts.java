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

/** Generates scripts of conversations. */
final class ConversationScripts {

    static final Author AGENT = Author.agent("a-1");

    private final ConversationId id;
    private final SubjectScript script;

    private ConversationScripts(String id, String prefix) {
        this.id = new ConversationId(id);
        this.script = new SubjectScript(this.id, prefix);
    }

    /** A conversation of some turns that is closed, reopened by a message of the customer, and closed again. */
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
        return conversation.script;
    }

    /** A conversation that continues in every round; the first round starts it. */
    static SubjectScript endless(String id, int round, int messages) {
        var conversation = new ConversationScripts(id, id + "-" + round);
        if (round == 1) conversation.start(new CustomerId(id));
        for (var message = 0; message < messages; message++) conversation.post(Author.CUSTOMER, List.of());
        return conversation.script;
    }

    private void start(CustomerId customer) {
        script.add(
                new StartConversation(id, customer, Channel.WEB_CHAT, script.now()),
                List.of(ExpectedEvent.of(ConversationStarted.class)));
    }

    private MessageId post(Author author, List<Class<? extends Event>> before) {
        var message = script.nextMessage();
        var text = script.nextText();
        var expectedEvent = ExpectedEvent.of(MessagePosted.class).about(message).withText(text);
        script.add(
                new PostMessage(id, message, author, text, script.now()),
                SubjectScript.expectedEvents(expectedEvent, before));
        return message;
    }

    private void reportIntent(MessageId message) {
        var expectedEvent = ExpectedEvent.of(IntentReported.class).about(message);
        script.add(new ReportIntent(id, message, List.of("exchange"), script.now()), List.of(expectedEvent));
    }

    private void close() {
        script.once(
                new CloseConversation(id, AGENT, ConversationOutcome.RESOLVED, script.now()), ConversationClosed.class);
    }
}
