package io.sagadesk.replay.imports.format;

import static io.sagadesk.replay.client.CommandJsonLines.line;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.ReportIntent;
import io.sagadesk.api.conversation.ConversationCommand.StartConversation;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Converts MultiDoGO: the customers' turns of service conversations, separated by tabs, the rows of a conversation
 * adjacent. Some texts contain tabs and line breaks, so the file is read as CSV. It has no times, so a synthetic clock computes them from the order of rows alone.
 */
public final class MultiDogoFormat extends CsvFormat {

    public static final String SOURCE = "multidogo";

    private static final Duration BETWEEN_CONVERSATIONS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(10);

    private static final List<String> COLUMNS =
            List.of("conversationId", "turnNumber", "utteranceId", "utterance", "slot-labels", "intent");
    private static final int CONVERSATION = 0;
    private static final int TURN = 1;
    private static final int UTTERANCE = 3;
    private static final int INTENTS = 5;
    private static final String INTENT_SEPARATOR = "<div>";
    private static final Pattern TURN_NUMBER = Pattern.compile("(\\d{1,6})(\\.0)?");

    private String current = "";
    private Instant nextBegin;
    private Instant begin;

    public MultiDogoFormat(Instant start) {
        begin = start;
        nextBegin = start;
    }

    public static String clock(Instant start) {
        return "The file has no times: its first conversation starts at " + start
                + ", each further one a minute later; turn k is k × 10 s after that";
    }

    @Override
    boolean isOfKind(List<String> header) {
        return header.equals(COLUMNS);
    }

    @Override
    ConvertedRow convert(List<String> columns) throws DamagedRow {
        var conversation = FieldParser.id("conversation", columns.get(CONVERSATION));
        FieldParser.id("customer", SOURCE + "-" + conversation);
        var turn = turnNumber(columns.get(TURN));
        if (columns.get(UTTERANCE).isBlank()) throw new DamagedRow("has no utterance");
        return turn(conversation, turn, columns.get(UTTERANCE), intents(columns.get(INTENTS)));
    }

    private static int turnNumber(String text) throws DamagedRow {
        FieldParser.matching(TURN_NUMBER, "turn number", text);
        return Integer.parseInt(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
    }

    private static List<String> intents(String text) {
        if (!text.contains(INTENT_SEPARATOR)) return text.isBlank() ? List.of() : List.of(text.strip());
        return Arrays.stream(text.split(INTENT_SEPARATOR))
                .map(String::strip)
                .filter(intent -> !intent.isEmpty())
                .distinct()
                .toList();
    }

    private ConvertedRow turn(String conversation, int turn, String utterance, List<String> intents) {
        var id = new ConversationId(conversation);
        var lines = new ArrayList<byte[]>(3);
        if (!conversation.equals(current)) lines.add(line(start(id)));
        var message = new MessageId("turn-" + turn);
        var at = begin.plus(BETWEEN_TURNS.multipliedBy(turn));
        lines.add(line(new PostMessage(id, message, Author.CUSTOMER, utterance, at)));
        if (!intents.isEmpty()) {
            var request = SOURCE + ":" + conversation + ":" + turn;
            lines.add(line(request, new ReportIntent(id, message, intents, at)));
        }
        return new ConvertedRow(lines);
    }

    private StartConversation start(ConversationId id) {
        current = id.value();
        begin = nextBegin;
        nextBegin = begin.plus(BETWEEN_CONVERSATIONS);
        return new StartConversation(id, new CustomerId(SOURCE + "-" + current), Channel.WEB_CHAT, begin);
    }
}
