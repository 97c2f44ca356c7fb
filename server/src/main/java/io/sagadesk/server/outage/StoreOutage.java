package io.sagadesk.server.outage;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
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
        return isOfLog(failure) || CauseChain.of(failure).anyMatch(StoreOutage::isOfDocuments);
    }

    /** Whether it is the log that is out of reach. */
    static boolean isOfLog(Throwable failure) {
        return AxonServerFailures.isUnreachable(failure)
                || CauseChain.of(failure).anyMatch(StoreOutage::isOfPostgres);
    }

    /** Keys and facts are where the log is. */
    private static boolean isOfPostgres(Throwable failure) {
        return failure instanceof LogUnreachableException
                || failure instanceof KeysUnreachableException
                || failure instanceof FactsUnreachableException;
    }

    /** The driver clears its pool of connections when it notices an outage; a replica set may be without a primary. */
    private static boolean isOfDocuments(Throwable failure) {
        return failure instanceof MongoTimeoutException
                || failure instanceof MongoSocketException
                || failure instanceof MongoConnectionPoolClearedException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException;
    }
}
