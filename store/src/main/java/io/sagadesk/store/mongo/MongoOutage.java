package io.sagadesk.store.mongo;

import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows for how long an external MongoDB has been away, and logs the beginning and the end of an outage. */
final class MongoOutage implements ClusterListener {

    private static final Logger LOG = LoggerFactory.getLogger(MongoOutage.class);

    private final String address;
    private final AtomicReference<@Nullable Long> begun = new AtomicReference<>();
    private boolean connected;
    private boolean isClosed;

    /** @param address of MongoDB, for people */
    MongoOutage(String address) {
        this.address = address;
    }

    /** Returns whether MongoDB has been away for that time. */
    boolean hasLasted(Duration time) {
        var since = begun.get();
        return since != null && System.nanoTime() - since >= time.toNanos();
    }

    /** From now on the client is closed, which it reports as the loss of its server. */
    synchronized void close() {
        isClosed = true;
    }

    @Override
    public synchronized void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        if (isClosed) return;
        var before = connected;
        connected = event.getNewDescription().hasWritableServer();
        if (before && !connected) {
            begun.set(System.nanoTime());
            LOG.warn("MongoDB at {} does not answer", address);
        }
        if (connected && begun.getAndSet(null) != null) LOG.info("MongoDB at {} answers", address);
    }
}
