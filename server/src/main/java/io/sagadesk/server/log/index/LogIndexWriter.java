package io.sagadesk.server.log.index;

import io.sagadesk.api.Event;
import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.runtime.CauseChain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the changes by a batch of events and writes them with its last event, before the processor stores its token.
 */
final class LogIndexWriter implements EventMessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LogIndexWriter.class);
    private static final String BATCH = LogIndexWriter.class.getName();

    private final LogIndexEntries entries;
    private final IndexedEvents events;

    LogIndexWriter(LogIndexEntries entries, IndexedEvents events) {
        this.entries = entries;
        this.events = events;
    }

    @Override
    public boolean canHandle(EventMessage<?> event) {
        return events.types().contains(event.getPayloadType());
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        var unit = CurrentUnitOfWork.get();
        List<IndexChange> batch = unit.getOrComputeResource(BATCH, key -> new ArrayList<>());
        batch.addAll(changes(event.getIdentifier(), event::getPayload));
        if (isLast(unit)) entries.write(batch);
        return null;
    }

    /**
     * Returns the changes by an event. An event that was damaged is left out: its data can be read nowhere, and the
     * index would stop there for all others. A missing key is thrown, because the right key store may come back.
     */
    List<IndexChange> changes(String eventId, Supplier<?> payload) {
        try {
            return events.changesBy((Event) payload.get());
        } catch (RuntimeException failure) {
            if (CauseChain.of(failure).noneMatch(LogIndexWriter::isDamage)) throw failure;
            LOG.error("The event {} cannot be read, and is not indexed", eventId, failure);
            return List.of();
        }
    }

    private static boolean isDamage(Throwable failure) {
        return failure instanceof DamagedEventException || failure instanceof DamagedCiphertextException;
    }

    private static boolean isLast(UnitOfWork<?> unit) {
        return !(unit instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage(unit.getMessage());
    }
}
