package io.sagadesk.store.notice;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.runtime.DaemonThreads;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices among several instances, by means of a store that they share. One thread sends and receives. */
public final class SharedNotices implements NoticeChannel {

    private static final Logger LOG = LoggerFactory.getLogger(SharedNotices.class);
    private static final long MILLIS_BETWEEN_CONNECTIONS = 200;

    private final String sender = UUID.randomUUID().toString();
    private final WaitingNotices waiting = new WaitingNotices();
    private final NoticeSubscribers subscribers = new NoticeSubscribers();
    private final List<Runnable> whenConnected = new CopyOnWriteArrayList<>();
    private final NoticeTransport transport;
    private final Thread thread;
    private volatile boolean connected;
    private volatile boolean closed;

    private SharedNotices(NoticeTransport transport) {
        this.transport = transport;
        this.thread = DaemonThreads.of("notices", this::run);
        thread.start();
    }

    /** By notifications of the PostgreSQL that has the log. Nothing is stored. */
    public static SharedNotices over(PostgresAddress address) {
        return new SharedNotices(new PostgresTransport(address));
    }

    /** By a collection with one document for each instance, which each of them reads several times a second. */
    public static SharedNotices over(MongoDatabase database) {
        return new SharedNotices(new MongoTransport(database));
    }

    /** The subscribers of this instance are told at once, whether it is connected or not. */
    @Override
    public void send(InstanceNotice notice) {
        if (connected) waiting.add(notice);
        subscribers.tell(notice);
    }

    @Override
    public void subscribe(String topic, Consumer<InstanceNotice> subscriber) {
        subscribers.add(topic, subscriber);
    }

    @Override
    public void whenConnected(Runnable task) {
        whenConnected.add(task);
        if (connected) task.run();
    }

    private void run() {
        try {
            while (!closed) {
                exchange();
                if (!closed) TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_CONNECTIONS);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Stopped while the store of notices was out of reach");
        }
    }

    /** Sends and receives until the connection is lost. Whoever else uses the store logs an outage. */
    private void exchange() throws InterruptedException {
        try (var connection = transport.connect()) {
            connected = true;
            whenConnected.forEach(Runnable::run);
            while (!closed) {
                connection.exchange(NoticeMessage.texts(sender, waiting.take())).forEach(this::receive);
            }
        } catch (SQLException | RuntimeException lost) {
            if (!closed) LOG.debug("No notices go to other instances for a moment", lost);
        } finally {
            connected = false;
            waiting.take(); // what nobody heard in time is of no use later
        }
    }

    private void receive(String text) {
        NoticeMessage.of(text)
                .filter(message -> !message.sender().equals(sender))
                .ifPresent(message -> message.notices().forEach(subscribers::tell));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
