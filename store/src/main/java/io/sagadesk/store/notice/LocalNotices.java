package io.sagadesk.store.notice;

import java.util.function.Consumer;

/** The notices of the only instance: subscribers are told at once, by the sender's thread. */
public final class LocalNotices implements NoticeChannel {

    private final NoticeSubscribers subscribers = new NoticeSubscribers();

    @Override
    public void send(InstanceNotice notice) {
        subscribers.tell(notice);
    }

    @Override
    public void subscribe(String topic, Consumer<InstanceNotice> subscriber) {
        subscribers.add(topic, subscriber);
    }

    @Override
    public void whenConnected(Runnable task) {
        task.run();
    }

    @Override
    public void close() {
        // there is nothing to close
    }
}
