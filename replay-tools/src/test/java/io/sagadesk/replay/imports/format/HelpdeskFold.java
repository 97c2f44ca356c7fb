package io.sagadesk.replay.imports.format;

import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.ModelDocuments;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.service.QuarterHourFigures;
import io.sagadesk.projections.service.ServiceProjection;
import io.sagadesk.replay.client.CommandJsonLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Folds the commands that the help-desk log is converted to, as if the server had accepted all of them. */
final class HelpdeskFold {

    private static final Author SOMEBODY = Author.agent("somebody");

    private HelpdeskFold() {}

    /** The service figures over all rows; the first row names the columns. */
    static List<QuarterHourFigures> figures(List<String> lines) throws DamagedRow {
        var converter = new HelpdeskFormat();
        converter.recognises(lines.get(0));
        var log = new ArrayList<RecordedEvent>();
        for (var line : lines.subList(1, lines.size())) {
            for (var command : converter.convert(line).lines()) {
                event(CommandJsonLines.JSON.readTree(command))
                        .ifPresent(event -> log.add(new RecordedEvent(new At(log.size()), event)));
            }
        }
        var figures = new ArrayList<QuarterHourFigures>();
        var fold = new ProjectionFold(ServiceProjection.PROJECTION, new Kept(figures));
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
                    default -> null; // not counted in the figures
                });
    }

    /** An envelope of which only the position is known. */
    private record At(long position) implements EventEnvelope {

        @Override
        public String type() {
            return "";
        }

        @Override
        public @Nullable String metadata(String name) {
            return null;
        }
    }

    /** Starts with no documents, and keeps the written figures. */
    private record Kept(List<QuarterHourFigures> figures) implements ProjectionFold.DocumentSource {

        @Override
        public <D> ModelDocuments<D> of(ModelSpec<D> spec) {
            return new ModelDocuments<>() {
                @Override
                public Map<String, StoredDocument<D>> read(Collection<String> ids) {
                    return Map.of();
                }

                @Override
                public void write(List<StoredDocument<D>> changed) {
                    changed.forEach(stored -> {
                        if (stored.doc() instanceof QuarterHourFigures some) figures.add(some);
                    });
                }
            };
        }
    }
}
