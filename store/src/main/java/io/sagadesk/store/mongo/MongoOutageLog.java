package io.sagadesk.store.mongo;

import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the beginning and the end of an outage of an external MongoDB. */
final class MongoOutageLog implements ClusterListener {

    private static final Logger LOG = LoggerFactory.getLogger(MongoOutageLog.class);

    private final String address;
    private boolean connected;
    private boolean lost;

    /** @param address of MongoDB, for people */
    MongoOutageLog(String address) {
        this.address = address;
    }

    @Override
    public synchronized void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        var before = connected;
        connected = event.getNewDescription().hasWritableServer();
        if (before && !connected) LOG.warn("MongoDB at {} does not answer", address);
        if (!before && connected && lost) LOG.info("MongoDB at {} answers", address);
        lost = !connected && (lost || before);
    }
}
