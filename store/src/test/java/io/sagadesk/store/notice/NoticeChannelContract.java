package io.sagadesk.store.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for notices between instances, by whatever store they go. */
abstract class NoticeChannelContract {

    private static final Duration SOON = Duration.ofSeconds(30); // on a busy machine

    private NoticeChannel one;
    private NoticeChannel other;

    /** Opens the channel of one more instance. */
    protected abstract NoticeChannel open() throws Exception;

    @BeforeEach
    void connect() throws Exception {
        one = connected();
        other = connected();
    }

    private NoticeChannel connected() throws Exception {
        var channel = open();
        var connected = new CountDownLatch(1);
        channel.whenConnected(connected::countDown);
        assertThat(connected.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return channel;
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    protected static Queue<InstanceNotice> subscribed(NoticeChannel channel, String topic) {
        var heard = new ConcurrentLinkedQueue<InstanceNotice>();
        channel.subscribe(topic, heard::add);
        return heard;
    }

    protected NoticeChannel one() {
        return one;
    }

    protected NoticeChannel other() {
        return other;
    }

    @Test
    void a_notice_reaches_every_instance_once() throws Exception {
        var here = subscribed(one, "typing");
        var there = subscribed(other, "typing");
        var elsewhere = subscribed(other, "presence");

        one.send(new InstanceNotice("typing", "conversation/c", "agent/a „ü“"));
        other.send(new InstanceNotice("typing", "conversation/d", ""));

        var both = List.of(
                new InstanceNotice("typing", "conversation/c", "agent/a „ü“"),
                new InstanceNotice("typing", "conversation/d", ""));
        await().atMost(SOON).until(() -> here.size() == 2 && there.size() == 2);
        TimeUnit.MILLISECONDS.sleep(500); // nothing comes again
        assertThat(here).containsExactlyInAnyOrderElementsOf(both);
        assertThat(there).containsExactlyInAnyOrderElementsOf(both);
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void many_notices_arrive_in_their_order() {
        var there = subscribed(other, "counted");
        var sent = IntStream.range(0, 2_000)
                .mapToObj(number -> new InstanceNotice("counted", "key " + number, "x".repeat(number % 300)))
                .toList();

        sent.forEach(one::send);

        await().atMost(SOON).until(() -> there.size() >= sent.size());
        assertThat(there).containsExactlyElementsOf(sent);
    }

    @Test
    void a_subscriber_that_fails_keeps_nobody_else_from_being_told() {
        other.subscribe("topic", failing -> {
            throw new IllegalStateException("on purpose");
        });
        var there = subscribed(other, "topic");

        one.send(new InstanceNotice("topic", "1", ""));
        await().atMost(SOON).until(() -> there.size() == 1);
        one.send(new InstanceNotice("topic", "2", ""));

        await().atMost(SOON).until(() -> there.size() == 2);
    }
}
