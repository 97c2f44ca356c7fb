package io.sagadesk.testbed.damage.load;

import io.sagadesk.api.Command;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationCommand.CloseConversation;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.ReportIntent;
import io.sagadesk.api.conversation.ConversationCommand.RequestHuman;
import io.sagadesk.api.conversation.ConversationCommand.StartConversation;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.replay.client.CommandJsonLines;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Generates the load: conversations that end unresolved, conversations about buying, customers who wait for a person while
 * no agent accepts an offer, and tickets of all priorities. The seed decides on the mixture; the times are now.
 */
public final class SupportLoad {

    private static final DeskId DESK = new DeskId("support");
    private static final List<String> AGENTS = List.of("a-1", "a-2", "a-3");
    private static final int CAPACITY = 2;
    private static final int WAITING = 6; // so many customers wait at the same time
    private static final int CUSTOMERS = 40;
    private static final Author BOT = Author.bot("helper-1");

    private final Random random;
    private final String prefix;
    private final Queue<ConversationId> waiting = new ArrayDeque<>();
    private int subjects;
    private int requests;

    /** @param prefix distinguishes the ids from those of another load on the same log */
    public SupportLoad(String prefix, long seed) {
        this.prefix = prefix;
        this.random = new Random(seed);
    }

    /** The desk and its agents. */
    public static byte[] desk() {
        var lines = new Lines("desk");
        lines.add(new OpenDesk(DESK, "Support", lines.now));
        for (var agent : AGENTS) lines.add(new SignIn(DESK, new AgentId(agent), List.of(), CAPACITY, false, lines.now));
        return lines.bytes();
    }

    /** The next commands: some new subjects each time. */
    public byte[] next(int newSubjects) {
        var lines = new Lines(prefix + ":" + requests++);
        IntStream.range(0, newSubjects).forEach(number -> subject(lines));
        while (waiting.size() > WAITING) lines.add(close(waiting.remove(), outcome(), lines.now));
        return lines.bytes();
    }

    private void subject(Lines lines) {
        var id = prefix + "-" + subjects++;
        var customer = new CustomerId(prefix + "-c" + random.nextInt(CUSTOMERS));
        var kind = random.nextInt(10);
        if (kind < 2) lines.add(ticket(id, customer, lines.now));
        else talk(new ConversationId(id), customer, kind, lines);
    }

    private void talk(ConversationId id, CustomerId customer, int kind, Lines lines) {
        var message = new MessageId("m-1");
        lines.add(new StartConversation(id, customer, Channel.WEB_CHAT, lines.now));
        lines.add(new PostMessage(id, message, Author.CUSTOMER, "I need help with " + id.value(), lines.now));
        if (kind < 4) {
            lines.add(new RequestHuman(id, HumanReason.CUSTOMER_ASKED, lines.now));
            waiting.add(id);
            return;
        }
        if (kind < 7) lines.add(new ReportIntent(id, message, List.of("buying"), lines.now));
        lines.add(close(id, kind < 5 ? ConversationOutcome.RESOLVED : ConversationOutcome.UNRESOLVED, lines.now));
    }

    private OpenTicket ticket(String id, CustomerId customer, Instant now) {
        var priorities = Priority.values();
        var priority = priorities[random.nextInt(priorities.length)];
        return new OpenTicket(new TicketId(id), customer, null, priority, "A ticket of its own", null, now);
    }

    private ConversationOutcome outcome() {
        return random.nextBoolean() ? ConversationOutcome.RESOLVED : ConversationOutcome.UNRESOLVED;
    }

    private static CloseConversation close(ConversationId id, ConversationOutcome outcome, Instant now) {
        return new CloseConversation(id, BOT, outcome, now);
    }

    /** Lines of one request. Each has an id, so that it can be sent again. */
    private static final class Lines {

        private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
        private final String request;
        private int count;

        Lines(String request) {
            this.request = request;
        }

        void add(Command command) {
            lines.writeBytes(CommandJsonLines.line(request + ":" + count++, command));
            lines.write('\n');
        }

        byte[] bytes() {
            return lines.toByteArray();
        }
    }
}
