package io.sagadesk.command.desk;

import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.RoutingCriterion;
import io.sagadesk.command.KnownSubjects;
import io.sagadesk.command.conversation.ConversationPlaces;
import io.sagadesk.rules.desk.DeskExamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregate;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/** A desk that stays in memory, for tests that send many commands. */
final class InMemoryDesk {

    private static final KnownSubjects FACTS =
            DeskFixture.published(DeskFixture.facts(), 3, RoutingCriterion.LONGEST_IDLE);
    private static final AggregateModel<Desk> MODEL = AnnotatedAggregateMetaModelFactory.inspectAggregate(
            Desk.class,
            MultiParameterResolverFactory.ordered(
                    ClasspathParameterResolverFactory.forClass(Desk.class),
                    new SimpleResourceParameterResolverFactory(List.of(FACTS, new AnyPlace()))));

    /** Every conversation may be queued here, as if it were at no other desk. */
    private static final class AnyPlace implements ConversationPlaces {

        @Override
        public void enter(ConversationId conversationId, DeskId deskId, boolean imported, Instant at) {}

        @Override
        public void leave(ConversationId conversationId, DeskId deskId, Instant at) {}
    }

    private final List<Object> events = new ArrayList<>();
    private final AnnotatedAggregate<Desk> desk;

    InMemoryDesk() {
        var bus = SimpleEventBus.builder().build();
        bus.subscribe(
                published -> published.stream().map(EventMessage::getPayload).forEach(events::add));
        desk = EventSourcedAggregate.initialize(new Desk(), MODEL, bus, null, NoSnapshotTriggerDefinition.TRIGGER);
        send(new OpenDesk(DeskExamples.CHAT, "Chat", DeskExamples.NOON));
    }

    /** Handles a command and returns its events. */
    List<Object> send(Object command) {
        events.clear();
        var message = GenericCommandMessage.<Object>asCommandMessage(command);
        var result = DefaultUnitOfWork.startAndGet(message).executeWithResult(() -> desk.handle(message));
        if (result.isExceptional()) throw (RuntimeException) result.exceptionResult();
        return List.copyOf(events);
    }

    Desk state() {
        return desk.getAggregateRoot();
    }
}
