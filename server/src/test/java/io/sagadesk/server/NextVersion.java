package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * The build of a next version: sources of this one with additions, compiled. It has the event {@code ticket.TicketEndorsed} with a
 * command, the next revision of the projection {@code tickets}, which folds it, and an automation that reacts to it.
 */
final class NextVersion {

    static final String EVENT = "ticket.TicketEndorsed";

    private static final Path HOME = Path.of(URI.create(NextVersion.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .resolve("../../..");

    /** By source, a piece of it, and what replaces the piece. */
    private static final Map<String, List<String>> CHANGES = Map.of(
            "api/src/main/java/io/sagadesk/api/ticket/TicketEvent.java",
            List.of("    record TicketResumed(", """
                        record TicketEndorsed(TicketId ticketId, CustomerId customerId, Instant at) implements TicketEvent {}

                        record TicketResumed("""),
            "api/src/main/java/io/sagadesk/api/ticket/TicketCommand.java",
            List.of("    record ResumeTicket(", """
                        record EndorseTicket(@TargetAggregateIdentifier TicketId ticketId, Instant at) implements TicketCommand {}

                        record ResumeTicket("""),
            "command-side/src/main/java/io/sagadesk/command/ticket/Ticket.java",
            List.of("    @CommandHandler\n    void decide(ResumeTicket", """
                        @CommandHandler
                        void decide(io.sagadesk.api.ticket.TicketCommand.EndorseTicket endorse) {
                            apply(new TicketEvent.TicketEndorsed(ticketId, customerId, endorse.at()));
                        }

                        @EventSourcingHandler
                        void evolve(TicketEvent.TicketEndorsed endorsed) {}

                        @CommandHandler
                        void decide(ResumeTicket"""),
            "projections/src/main/java/io/sagadesk/projections/ticket/TicketProjection.java",
            List.of(
                    "new Projection(NAME, 2,",
                    "new Projection(NAME, 3,",
                    "    @EventHandler\n    void project(TicketAssigned",
                    """
                        @EventHandler
                        void project(TicketEvent.TicketEndorsed endorsed, EventEnvelope envelope) {
                            var entry = entry(envelope, endorsed.at(), Kind.HELD, null, details("reason", "endorsed"));
                            append(endorsed, entry, known -> known);
                        }

                        @EventHandler
                        void project(TicketAssigned"""),
            "sagas/src/main/java/io/sagadesk/saga/conversation/WhenRatedPoorlyThenEscalate.java",
            List.of("    @EventHandler\n    void react(ConversationRated", """
                        @EventHandler
                        void react(io.sagadesk.api.ticket.TicketEvent.TicketEndorsed endorsed, EventMessage<?> cause) {
                            commands.send(
                                    RULE,
                                    new io.sagadesk.api.ticket.TicketCommand.ChangePriority(
                                            endorsed.ticketId(), io.sagadesk.api.Priority.URGENT, endorsed.at()),
                                    cause);
                        }

                        @EventHandler
                        void react(ConversationRated"""));

    private NextVersion() {}

    /** Compiles it into a directory, and returns the directory of the changed classes. */
    static Path compileIn(Path directory) throws IOException {
        var classes = Files.createDirectories(directory.resolve("classes"));
        for (var change : CHANGES.entrySet()) write(directory, change.getKey(), change.getValue());
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var sources = CHANGES.keySet().stream().map(directory::resolve).toList();
            var options = List.of(
                    "-proc:none",
                    "-parameters",
                    "-nowarn",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            var task = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            assertThat(task.call()).as(said.toString()).isTrue();
        }
        return classes;
    }

    private static void write(Path directory, String source, List<String> change) throws IOException {
        var text = Files.readString(HOME.resolve(source));
        for (var piece = 0; piece < change.size(); piece += 2) {
            assertThat(text).as(source).contains(change.get(piece));
            text = text.replace(change.get(piece), change.get(piece + 1));
        }
        var target = directory.resolve(source);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }
}
