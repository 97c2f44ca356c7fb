package io.sagadesk.server.reactions;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.projections.live.SegmentShare;
import io.sagadesk.saga.catalog.SagaCatalog;
import io.sagadesk.server.instances.InstanceRole;
import io.sagadesk.server.instances.InstanceShares;
import io.sagadesk.server.log.SkippingSource;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.mongo.axon.MongoStores;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import io.sagadesk.store.runtime.DaemonThreads;
import io.sagadesk.store.timer.MongoEventScheduler;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The event processors of reactions: one per saga, one for all automations. Their events have encrypted personal data,
 * are never imported ones, and were recorded after the processor was created.
 */
@Configuration(proxyBeanMethods = false)
class ReactionsConfiguration {

    static final String AUTOMATIONS = "automations";
    private static final int SEGMENTS = 4; // decision 0050

    private static final int BATCH = 64; // events on which one segment acts
    private static final int RETRYING = 1;
    private static final int COORDINATORS = 2; // they read on, hand out and extend claims, and wait for nothing
    private static final long MILLISECONDS_BETWEEN_CLAIMS = 1_000;

    /** One for each segment, and one that retries: a reaction waits for a read model, and nobody else shall wait for it. */
    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService reactionThreads(SagadeskProperties properties) {
        return threads("reactions", (processes().size() + 1) * segments(properties) + RETRYING);
    }

    /** Of their own, so that no processor has to wait with reading on until another one has reacted. */
    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService reactionCoordinators() {
        return threads("reactions-coordinator", COORDINATORS);
    }

    private static ScheduledExecutorService threads(String name, int count) {
        return Executors.newScheduledThreadPool(count, DaemonThreads.named(name));
    }

    @Bean
    SagaStore<Object> sagaStore(MongoStores stores, SagadeskSerializer serializer, SagadeskProperties properties) {
        var sagas = stores.sagaStore(serializer);
        return isAlone(properties) ? new AssociationCachingSagaStore(sagas, stores.sagaAssociations()) : sagas;
    }

    /** Whether no other instance can react, so that what is stored may be remembered. */
    private static boolean isAlone(SagadeskProperties properties) {
        return properties.mongodbUri() == null;
    }

    @Bean
    ConfigurerModule reactionsModule(
            StreamableMessageSource<TrackedEventMessage<?>> sealedLog,
            SegmentTokenStore tokens,
            SagaStore<Object> sagas,
            MongoStores stores,
            TypeNames names,
            MongoEventScheduler scheduler,
            ScheduledExecutorService reactionThreads,
            ScheduledExecutorService reactionCoordinators,
            ReactionsStart start,
            ReactionProcessors reactions,
            HandledEventTypes handledTypes,
            DeadLetterRetries retries,
            LogDependentStart logDependentStart,
            InstanceShares instances,
            SagadeskProperties properties) {
        var sealed = SagadeskSerializer.sealed(names); // as the delivered events are
        var processes = processes();
        var begun = new AtomicBoolean();
        Runnable begin = () -> {
            start.begin();
            handledTypes.announce();
            instances.leave(handledTypes::processorsLeft);
            begun.set(true);
        };
        return configurer -> {
            configurer.onStart(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, () -> logDependentStart.whenReadable(begin));
            configurer.onStart(Phase.INBOUND_EVENT_CONNECTORS, () -> {
                if (instances.has(InstanceRole.REACTION)) retries.begin(reactionThreads);
            });
            configurer.eventProcessing(processing -> processing
                    .registerEventProcessorFactory((name, axon, invoker) -> builder(
                                    name,
                                    axon.eventProcessingConfiguration(),
                                    indexed(name, invoker, handledTypes),
                                    sealedLog)
                            .initialSegmentCount(segments(properties))
                            .maxSegmentProvider(
                                    new SegmentShare(processor -> instances.segments(processor, segments(properties))))
                            .batchSize(processes.contains(name) ? BATCH * segments(properties) : BATCH)
                            .coordinatorExecutor(reactionCoordinators)
                            .workerExecutor(reactionThreads)
                            .build())
                    .registerTokenStore(axon -> new CommitPhaseTokenStore(tokens, begun::get, processes))
                    .registerSagaStore(axon -> sagas)
                    .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                    .registerDefaultErrorHandler(axon -> PropagatingErrorHandler.instance())
                    .registerDefaultHandlerInterceptor((axon, name) -> new ImportedEventFilter())
                    .registerDefaultHandlerInterceptor((axon, name) -> new ScheduledEventGathering(scheduler))
                    .registerDefaultTransactionManager(axon -> NoTransactionManager.instance())
                    .registerDefaultSequencingPolicy(axon -> ReactionsConfiguration::sequence)
                    .assignProcessingGroup(group -> reactions.processorOf(group, processes))
                    .registerDeadLetterQueueProvider(group -> {
                        processing.registerDeadLetterPolicy(
                                group, axon -> new DeadLetterPolicy(group)); // asked for later
                        processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                                group,
                                (axon, invoker) ->
                                        isAlone(properties) ? invoker.enableSequenceIdentifierCache() : invoker);
                        return axon -> stores.deadLetters(group, sealed);
                    }));
        };
    }

    /** On a clock that is moved one thread does everything of one kind, so that it happens in the same order each time. */
    static int segments(SagadeskProperties properties) {
        return properties.clock() == null ? SEGMENTS : 1;
    }

    private static TypeIndexedInvoker indexed(
            String processor, EventHandlerInvoker invoker, HandledEventTypes handledTypes) {
        var indexed = new TypeIndexedInvoker(invoker, event -> handledTypes.isHandledElsewhere(event, processor));
        handledTypes.note(processor, indexed.types());
        return indexed;
    }

    /** A reaction may wait for a read model longer than a claim lasts: its segment stays claimed meanwhile. */
    private static PooledStreamingEventProcessor.Builder builder(
            String name,
            EventProcessingConfiguration processing,
            TypeIndexedInvoker invoker,
            StreamableMessageSource<TrackedEventMessage<?>> log) {
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .messageSource(new SkippingSource(log, event -> isUnhandled(event, invoker)))
                .tokenStore(processing.tokenStore(name))
                .errorHandler(processing.errorHandler(name))
                .transactionManager(processing.transactionManager(name))
                .messageMonitor(processing.messageMonitor(PooledStreamingEventProcessor.class, name))
                .initialToken(source -> null) // not used: ReactionsStart creates the tokens, at the head
                .enableCoordinatorClaimExtension()
                .tokenClaimInterval(MILLISECONDS_BETWEEN_CLAIMS);
    }

    private static boolean isUnhandled(EventMessage<?> event, TypeIndexedInvoker invoker) {
        return invoker.passesOver(event) || ImportedEventFilter.isImported(event);
    }

    /** In the order in which they happened to one customer; what concerns nobody stands alone. */
    static String sequence(EventMessage<?> event) {
        var customer = event.getMetaData().get(EventMetadata.CUSTOMER_ID);
        return customer == null ? event.getIdentifier() : customer.toString();
    }

    private static Set<String> processes() {
        return SagaCatalog.types().values().stream()
                .map(process -> process.getAnnotation(ProcessingGroup.class).value())
                .collect(Collectors.toSet());
    }
}
