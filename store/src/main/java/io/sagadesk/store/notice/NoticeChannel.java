package io.sagadesk.store.notice;

import java.util.function.Consumer;

/**
 * Carries notices to all instances, this one included. What is sent within a tenth of a second goes together.
 *
 * <p>A notice that cannot be sent at the moment is lost, and so is one for an instance that is cut off. Whoever tells a state
 * therefore tells it again when somebody is connected, and has another way to learn of it; {@link #whenConnected} is for that.
 */
public interface NoticeChannel extends AutoCloseable {

    /** Sends a notice. Waits for nobody; if too many wait already, the oldest of them is lost. */
    void send(InstanceNotice notice);

    /** Has a subscriber called with each notice of a topic, possibly by several threads at once. It must not block. */
    void subscribe(String topic, Consumer<InstanceNotice> subscriber);

    /** Has a task run whenever this instance is connected, also for the first time. It may have missed notices before. */
    void whenConnected(Runnable task);

    @Override
    void close();
}
