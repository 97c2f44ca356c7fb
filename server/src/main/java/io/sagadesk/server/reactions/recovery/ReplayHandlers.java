package io.sagadesk.server.reactions.recovery;

import io.sagadesk.saga.catalog.SagaCatalog;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.spring.config.annotation.SpringBeanParameterResolverFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The sagas and automations of the server once more, in a context of their own whose only ways out are the
 * {@link ReplayPorts}.
 */
final class ReplayHandlers implements AutoCloseable {

    private static final String SAGAS = "io.sagadesk.saga";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Function<EventMessage<?>, String> sequence;
    private final ParameterResolverFactory parameters;

    /** @param sequence decides which segment of the automations gets an event */
    ReplayHandlers(ReplayPorts ports, Function<EventMessage<?>, String> sequence) {
        this.sequence = sequence;
        ports.registerIn(context);
        context.scan(SAGAS);
        context.refresh();
        parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(getClass()),
                new SpringBeanParameterResolverFactory(context));
    }

    /** Handles the events of one segment. */
    interface Handler {

        /** Returns whether it handles events of this kind. */
        boolean canHandle(EventMessage<?> event);

        /** Returns whether it gets this event, of a kind that it handles. */
        boolean gets(EventMessage<?> event);

        void handle(EventMessage<?> event) throws Exception;
    }

    /** Returns the handler of a segment: of the saga with this processor, or else of all automations. */
    Handler of(String processor, Segment segment, SagaStore<Object> sagas) {
        return SagaCatalog.types().values().stream()
                .filter(saga ->
                        saga.getAnnotation(ProcessingGroup.class).value().equals(processor))
                .findFirst()
                .<Handler>map(saga -> sagas(saga, segment, sagas))
                .orElseGet(() -> new Automations(automations(), segment, sequence, new HashMap<>()));
    }

    /** A manager looks for the sagas of its segment itself. */
    private <T> Handler sagas(Class<T> type, Segment segment, SagaStore<Object> sagas) {
        var repository = AnnotatedSagaRepository.<T>builder()
                .sagaType(type)
                .parameterResolverFactory(parameters)
                .sagaStore(sagas)
                .build();
        var manager = AnnotatedSagaManager.<T>builder()
                .sagaType(type)
                .parameterResolverFactory(parameters)
                .sagaRepository(repository)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
        return new Handler() {
            @Override
            public boolean canHandle(EventMessage<?> event) {
                return manager.canHandle(event, segment);
            }

            @Override
            public boolean gets(EventMessage<?> event) {
                return true;
            }

            @Override
            public void handle(EventMessage<?> event) throws Exception {
                manager.handle(event, segment);
            }
        };
    }

    private List<AnnotationEventHandlerAdapter> automations() {
        return Arrays.stream(context.getBeanNamesForAnnotation(ProcessingGroup.class))
                .filter(context::isSingleton) // sagas are prototypes
                .map(name -> new AnnotationEventHandlerAdapter(context.getBean(name), parameters))
                .toList();
    }

    /** All automations; those for a type of event are looked up once, because few of them handle it. */
    private record Automations(
            List<AnnotationEventHandlerAdapter> all,
            Segment segment,
            Function<EventMessage<?>, String> sequence,
            Map<Class<?>, List<AnnotationEventHandlerAdapter>> byType)
            implements Handler {

        @Override
        public boolean canHandle(EventMessage<?> event) {
            return !forTypeOf(event).isEmpty();
        }

        @Override
        public boolean gets(EventMessage<?> event) {
            return segment.matches(sequence.apply(event));
        }

        @Override
        public void handle(EventMessage<?> event) throws Exception {
            for (var automation : forTypeOf(event)) automation.handle(event);
        }

        private List<AnnotationEventHandlerAdapter> forTypeOf(EventMessage<?> event) {
            return byType.computeIfAbsent(
                    event.getPayloadType(),
                    type -> all.stream()
                            .filter(automation -> automation.canHandle(event))
                            .toList());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
