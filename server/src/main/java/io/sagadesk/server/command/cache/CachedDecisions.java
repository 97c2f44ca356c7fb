package io.sagadesk.server.command.cache;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Checks decisions of aggregates from the cache, where other instances write the same log. An aggregate that records events
 * needs no check: its commit conflicts if another instance wrote to it meanwhile. One that was refused or changes nothing has
 * no commit, so its sequence is compared with the stored one. If the cached aggregate was outdated, it leaves the cache, and
 * the command fails with a conflict, so that it is decided again.
 */
public final class CachedDecisions implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final String FROM_CACHE = CachedDecisions.class.getName() + ".fromCache";

    /** The end of the name under which Axon's repositories keep the aggregates of a unit of work. */
    private static final String AGGREGATES = "_AGGREGATES";

    private final EventStore events;
    private final Cache cache;

    public CachedDecisions(EventStore events, Cache cache) {
        this.events = events;
        this.cache = cache;
    }

    private enum Check {
        /** The stored sequence has to be looked at. */
        OPEN,
        /** It was, or the commit will do so. */
        NOT_NEEDED
    }

    /** Notes that an aggregate of the current unit of work came from the cache. */
    public static void noteCached(Object aggregateId) {
        if (CurrentUnitOfWork.isStarted()) checks(CurrentUnitOfWork.get()).putIfAbsent(aggregateId, Check.OPEN);
    }

    /** Notes that the aggregate of an event records it, so that the commit checks its sequence. */
    public static void noteRecorded(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> recorded && CurrentUnitOfWork.isStarted()) {
            checks(CurrentUnitOfWork.get()).replace(recorded.getAggregateIdentifier(), Check.NOT_NEEDED);
        }
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            var result = chain.proceed();
            requireCurrent(unitOfWork);
            return result;
        } catch (ConcurrencyException conflict) {
            throw conflict;
        } catch (RuntimeException refused) {
            requireCurrent(unitOfWork);
            throw refused;
        }
    }

    private void requireCurrent(UnitOfWork<?> unitOfWork) {
        for (var check : checks(unitOfWork).entrySet()) {
            if (check.getValue() == Check.NOT_NEEDED) continue;
            var id = check.getKey().toString();
            if (isOutdated(unitOfWork, id)) {
                cache.remove(id);
                throw new ConcurrencyException("Another instance has written to " + id);
            }
            check.setValue(Check.NOT_NEEDED); // several commands of a unit of work are decided in one state
        }
    }

    private boolean isOutdated(UnitOfWork<?> unitOfWork, String id) {
        var version = version(unitOfWork, id);
        return version == null || events.lastSequenceNumberFor(id).orElse(-1L) > version;
    }

    private static @Nullable Long version(UnitOfWork<?> unitOfWork, String id) {
        for (var resource : unitOfWork.root().resources().entrySet()) {
            if (resource.getKey().endsWith(AGGREGATES)
                    && resource.getValue() instanceof Map<?, ?> aggregates
                    && aggregates.get(id) instanceof Aggregate<?> aggregate) return aggregate.version();
        }
        return null;
    }

    private static Map<Object, Check> checks(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(FROM_CACHE, key -> new HashMap<>());
    }
}
