package io.sagadesk.server.command;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.Validation;
import io.sagadesk.api.policy.PolicyCommand.PublishPolicy;
import io.sagadesk.server.command.cache.AggregateCache;
import io.sagadesk.server.command.cache.CachedDecisions;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.server.wiring.SharedLog;
import io.sagadesk.store.log.LogUnreachableException;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The command side: limits are checked and times are cut on dispatch, aggregates are cached and snapshotted, results are receipts. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    private static final int AGGREGATES_IN_MEMORY = 20_000;
    private static final int EVENTS_BETWEEN_SNAPSHOTS = 500;
    private static final List<String> INHERITED = List.of(
            EventMetadata.ACTOR,
            EventMetadata.CORRELATION_ID,
            EventMetadata.IMPORTED,
            EventMetadata.REQUEST_ID,
            EventMetadata.REQUEST_DIGEST);

    /** Built as Axon builds its default local command bus. */
    @Bean
    @Qualifier("localSegment") SimpleCommandBus commandBus(
            TransactionManager transactions,
            org.axonframework.config.Configuration axon,
            DuplicateCommandHandlerResolver duplicates) {
        var bus = new RefusalTranslatingCommandBus(SimpleCommandBus.builder()
                .transactionManager(transactions)
                .duplicateCommandHandlerResolver(duplicates)
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    @Bean
    CommandTargetResolver commandTargets() {
        return new CommandTargets();
    }

    @Bean
    Cache aggregateCache(SharedLog log) {
        return new AggregateCache(AGGREGATES_IN_MEMORY, log.isShared() ? CachedDecisions::noteCached : id -> {});
    }

    @Bean
    SnapshotTriggerDefinition aggregateSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
    }

    /** Takes snapshots on a background thread, because no command needs to wait for a snapshot. */
    @Bean
    Snapshotter snapshotter(
            org.axonframework.config.Configuration axon,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            EventStore events) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(axon::repository)
                .eventStore(events)
                .handlerDefinition(handlers)
                .parameterResolverFactory(parameters)
                .executor(Executors.newSingleThreadExecutor(DaemonThreads.named("snapshots")))
                .build();
    }

    /** The metadata that an event inherits from the message that caused it. */
    @Bean
    CorrelationDataProvider envelope() {
        return CommandConfiguration::inheritedFrom;
    }

    @Bean
    SmartInitializingSingleton interceptors(
            CommandBus commands,
            EventStore events,
            Cache aggregateCache,
            SharedLog log,
            LogDependentStart logDependentStart) {
        return () -> {
            commands.registerDispatchInterceptor(messages -> (index, command) -> {
                if (!logDependentStart.isComplete()) throw new LogUnreachableException();
                return checked(command);
            });
            commands.registerHandlerInterceptor(new CommandReceipts(() -> head(events)));
            events.registerDispatchInterceptor(messages -> (index, event) -> enveloped(event));
            if (!log.isShared()) return;
            commands.registerHandlerInterceptor(new CachedDecisions(events, aggregateCache));
            events.registerDispatchInterceptor(messages -> (index, event) -> {
                CachedDecisions.noteRecorded(event);
                return event;
            });
        };
    }

    private static CommandMessage<?> checked(CommandMessage<?> command) {
        if (command.getPayload() instanceof Record message) Validation.checked(message);
        if (command.getPayload() instanceof PublishPolicy publish) HolidayCalendarCheck.require(publish);
        return CommandTimes.cut(command);
    }

    private static EventMessage<?> enveloped(EventMessage<?> event) {
        CommandReceipts.note(event);
        return event.andMetaData(SubjectMetadata.of(event.getPayload()));
    }

    private static Map<String, ?> inheritedFrom(Message<?> cause) {
        var inherited = new HashMap<String, Object>();
        for (var name : INHERITED) {
            var value = cause.getMetaData().get(name);
            if (value != null) inherited.put(name, value);
        }
        inherited.put(EventMetadata.CAUSATION_ID, CommandReceipts.causeOf(cause));
        return inherited;
    }

    private static long head(EventStore events) {
        var head = events.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }
}
