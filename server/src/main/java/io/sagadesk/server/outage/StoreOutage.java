package io.sagadesk.server.outage;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.sagadesk.server.axonserver.AxonServerFailures;
import io.sagadesk.store.facts.FactsUnreachableException;
import io.sagadesk.store.keys.KeysUnreachableException;
import io.sagadesk.store.log.LogUnreachableException;
import io.sagadesk.store.runtime.CauseChain;

/** Recognises an outage of Axon Server, PostgreSQL or an external MongoDB, whatever exception reports it. */
public final class StoreOutage {

    private StoreOutage() {}

    public static boolean isIn(Throwable failure) {
        return AxonServerFailures.isUnreachable(failure)
                || CauseChain.of(failure).anyMatch(StoreOutage::reportsOutage);
    }

    private static boolean reportsOutage(Throwable failure) {
        return failure instanceof LogUnreachableException
                || failure instanceof KeysUnreachableException
                || failure instanceof FactsUnreachableException
                || failure instanceof MongoTimeoutException
                || failure instanceof MongoSocketException;
    }
}
