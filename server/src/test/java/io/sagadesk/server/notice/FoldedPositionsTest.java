package io.sagadesk.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.store.notice.InstanceNotice;
import io.sagadesk.store.notice.LocalNotices;
import io.sagadesk.store.notice.NoticeChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FoldedPositionsTest {

    /** A channel that can be connected again, and knows what was sent. */
    private static final class RecordedNotices implements NoticeChannel {

        private final LocalNotices notices = new LocalNotices();
        private final List<InstanceNotice> sent = new ArrayList<>();
        private final List<Runnable> whenConnected = new ArrayList<>();

        @Override
        public void send(InstanceNotice notice) {
            sent.add(notice);
            notices.send(notice);
        }

        @Override
        public void subscribe(String topic, Consumer<InstanceNotice> subscriber) {
            notices.subscribe(topic, subscriber);
        }

        @Override
        public void whenConnected(Runnable task) {
            whenConnected.add(task);
        }

        @Override
        public void close() {
            notices.close();
        }
    }

    private final RecordedNotices channel = new RecordedNotices();
    private final FoldedPositions one = new FoldedPositions(channel, "documents");
    private final FoldedPositions other = new FoldedPositions(channel, "documents");

    @Test
    void a_position_is_told_when_it_changes_and_never_goes_back() {
        one.tell("conversations_v1", 0, 7);
        one.tell("conversations_v1", 0, 7);
        one.tell("conversations_v1", 1, 4);
        assertThat(channel.sent).hasSize(2);
        assertThat(other.told("conversations_v1")).isEqualTo(Map.of(0, 7L, 1, 4L));

        one.tell("conversations_v1", 0, 5); // begins again from its token
        assertThat(other.told("conversations_v1")).isEqualTo(Map.of(0, 7L, 1, 4L));
        assertThat(other.told("conversations_v2")).isEmpty();
    }

    @Test
    void whoever_is_connected_again_is_told_everything() {
        one.tell("conversations_v1", 0, 7);
        var later = new FoldedPositions(channel, "documents");
        one.tell("conversations_v1", 0, 7);
        assertThat(later.told("conversations_v1")).isEmpty();

        channel.whenConnected.get(2).run();
        one.tell("conversations_v1", 0, 7);

        assertThat(later.told("conversations_v1")).isEqualTo(Map.of(0, 7L));
    }

    @Test
    void instances_on_other_documents_are_none_of_its_business() {
        var elsewhere = new FoldedPositions(channel, "other documents");

        one.tell("conversations_v1", 0, 7);

        assertThat(elsewhere.told("conversations_v1")).isEmpty();
    }
}
