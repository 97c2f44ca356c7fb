package io.sagadesk.replay.cli.read;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.replay.cli.server.ServerOptions;
import io.sagadesk.replay.client.PagedAnswer;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Prints conversations and histories from a running server. */
@Command(
        name = "read",
        description = "Prints the messages of a conversation, or the events of a customer, ticket, order, …",
        synopsisSubcommandLabel = "WHAT")
public final class ReadCommand implements Runnable {

    private static final Pattern SUBJECT = Pattern.compile("[a-z]+/.+");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Read what? Name transcript or history");
    }

    @Command(description = "Prints the messages of a conversation, with author and time.")
    int transcript(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "CONVERSATION", description = "The conversation's id.") String conversation,
            @Option(names = "--json", description = "One JSON object a line instead of text.") boolean json) {
        var id = conversation.startsWith("conversation/")
                ? conversation.substring("conversation/".length())
                : conversation;
        checked(id);
        var out = spec.commandLine().getOut();
        PagedAnswer.of(server.server(), "/v1/conversations/" + PagedAnswer.encoded(id) + "/transcript?", "messages")
                .forEach(print(out, json, PlainText::message));
        out.flush();
        return 0;
    }

    @Command(description = "Prints everything that happened to a subject, in the order in which it was recorded.")
    int history(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "SUBJECT", description = "Kind and id, such as customer/c-1 or ticket/t-1.")
                    String subject,
            @Option(names = "--json", description = "One JSON object a line instead of text.") boolean json) {
        if (!SUBJECT.matcher(subject).matches()) {
            throw wrong("history", "A subject is a kind and an id, such as customer/c-1");
        }
        var out = spec.commandLine().getOut();
        PagedAnswer.of(server.server(), "/v1/history?subject=" + PagedAnswer.encoded(subject) + "&", "events")
                .forEach(print(out, json, PlainText::event));
        out.flush();
        return 0;
    }

    private void checked(String conversation) {
        try {
            new ConversationId(conversation);
        } catch (IllegalArgumentException refused) {
            throw wrong("transcript", String.valueOf(refused.getMessage()));
        }
    }

    private ParameterException wrong(String subcommand, String sentence) {
        return new ParameterException(spec.subcommands().get(subcommand), sentence);
    }

    private static Consumer<JsonNode> print(
            PrintWriter out, boolean json, java.util.function.Function<JsonNode, String> readable) {
        return entry -> out.println(json ? entry.toString() : readable.apply(entry));
    }
}
