package io.sagadesk.replay.imports;

import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.customer.CustomerId;
import io.sagadesk.api.desk.AgentId;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.TicketId;
import io.sagadesk.projections.Documents;
import io.sagadesk.projections.Envelope;
import io.sagadesk.projections.Fold;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.projections.Stored;
import io.sagadesk.projections.service.Figures;
import io.sagadesk.projections.service.ServiceProjection;
import io.sagadesk.replay.client.CommandLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Folds what the help-desk log is converted to, as if each command had been accepted: none of them can be refused. */
final class HelpdeskFold {

    private static final Author SOMEBODY = Author.agent("somebody");

    private HelpdeskFold() {}

    /** The figures of service over all rows; the first one names the columns. */
    static List<Figures> figures(List<String> lines) throws Damaged {
        var converter = new Tickets();
        converter.recognises(lines.get(0));
        var log = new ArrayList<RecordedEvent>();
        for (var line : lines.subList(1, lines.size())) {
            for (var command : converter.convert(line).lines()) {
                event(CommandLines.JSON.readTree(command))
                        .ifPresent(event -> log.add(new RecordedEvent(new At(log.size()), event)));
            }
        }
        var figures = new ArrayList<Figures>();
        var fold = new Fold(ServiceProjection.PROJECTION, new Kept(figures));
        fold.fold(log);
        fold.write(0);
        return figures;
    }

    private static Optional<Event> event(JsonNode command) {
        var id = new TicketId(command.path("ticketId").asString());
        var customer = new CustomerId("helpdesk-" + id.value());
        var at = Instant.parse(command.path("at").asString());
        return Optional.ofNullable(
                switch (command.path("command").asString()) {
                    case "ticket.OpenTicket" ->
                        new TicketOpened(id, customer, null, Priority.NORMAL, "sealed", null, at);
                    case "ticket.AssignTicket" ->
                        new TicketAssigned(
                                id,
                                customer,
                                null,
                                new AgentId(command.path("agentId").asString()),
                                at);
                    case "ticket.SolveTicket" -> new TicketSolved(id, customer, SOMEBODY, at);
                    case "ticket.ReopenTicket" -> new TicketReopened(id, customer, SOMEBODY, at);
                    case "ticket.CloseTicket" -> new TicketClosed(id, customer, SOMEBODY, at);
                    default -> null; // says nothing that the figures count
                });
    }

    /** Where nothing but the position is known. */
    private record At(long position) implements Envelope {

        @Override
        public String type() {
            return "";
        }

        @Override
        public @Nullable String metadata(String name) {
            return null;
        }
    }

    /** Starts from nothing and keeps the figures. */
    private record Kept(List<Figures> figures) implements Fold.DocumentSource {

        @Override
        public <D> Documents<D> of(ModelSpec<D> spec) {
            return new Documents<>() {
                @Override
                public Map<String, Stored<D>> read(Collection<String> ids) {
                    return Map.of();
                }

                @Override
                public void write(List<Stored<D>> changed) {
                    changed.forEach(stored -> {
                        if (stored.doc() instanceof Figures some) figures.add(some);
                    });
                }
            };
        }
    }
}
