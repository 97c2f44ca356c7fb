package io.sagadesk.server.reactions.ports;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.saga.DuplicateLookup;
import io.sagadesk.server.log.index.IdentityIndex;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Answers the queries of reactions about shared identities from the index, once it includes the cause. */
@Component
class ReactionDuplicates implements DuplicateLookup {

    private static final Duration STANDSTILL_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private final IdentityIndex index;
    private final CatchUpWait catchingUp;

    ReactionDuplicates(IdentityIndex index) {
        this.index = index;
        this.catchingUp = new CatchUpWait(index::position, STANDSTILL_TIMEOUT, MAX_WAIT);
    }

    @Override
    public List<SharedIdentity> find(CustomerId customer, EventMessage<?> cause) {
        await(ReadModelBarrier.positionOf(cause));
        return index.sharedWith(customer).stream()
                .map(shared -> new SharedIdentity(shared.kind(), shared.others()))
                .toList();
    }

    private void await(long position) {
        try {
            if (catchingUp.await(position)) return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the index of identities", stopped);
        }
        throw new IllegalStateException("The index of identities has not reached position " + position);
    }
}
