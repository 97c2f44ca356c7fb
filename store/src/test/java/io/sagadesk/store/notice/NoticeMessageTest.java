package io.sagadesk.store.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoticeMessageTest {

    private static final String SENDER = "3f0c8a52-52d0-4a0e-b7c4-6d9b3a0f8c11";

    @Test
    void notices_go_together_in_texts_that_postgresql_can_carry() {
        var random = new Random(7);
        var characters = List.of("x", "\"", "\u0001", "ü", "漢", "😀");
        var notices = IntStream.range(0, 3_000)
                .mapToObj(number -> notice(number, characters.get(random.nextInt(6)), random.nextInt(200)))
                .toList();

        var texts = NoticeMessage.texts(SENDER, notices);

        assertThat(texts).allSatisfy(text -> assertThat(text.getBytes(UTF_8)).hasSizeLessThan(7_950));
        assertThat(read(texts)).isEqualTo(notices);
        assertThat(texts).as("of some 300 bytes each").hasSizeLessThan(notices.size() / 10);
    }

    @Test
    void the_longest_notice_fits_however_it_is_escaped() {
        var longest = notice(0, "\u0001", InstanceNotice.MOST_BYTES - 6);

        var texts = NoticeMessage.texts(SENDER, List.of(longest, longest));

        assertThat(texts)
                .hasSize(2)
                .allSatisfy(text -> assertThat(text.length()).isLessThan(8_000));
        assertThat(read(texts)).containsExactly(longest, longest);
    }

    @Test
    void a_longer_notice_is_refused() {
        assertThatThrownBy(() -> notice(0, "ü", InstanceNotice.MOST_BYTES / 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_others_send_on_the_same_channel_is_passed_over() {
        for (var foreign : List.of("", "4711", "null", "{\"sender\":1}", "{\"notices\":[{}]}", "<xml/>")) {
            assertThat(NoticeMessage.of(foreign)).as(foreign).isEmpty();
        }
    }

    @Test
    void of_two_notices_about_the_same_only_the_later_one_is_sent_and_of_too_many_the_oldest_are_lost() {
        var waiting = new WaitingNotices();
        for (var number = 0; number < WaitingNotices.MOST + 5; number++) waiting.add(notice(number, "x", 1));
        waiting.add(new InstanceNotice("topic", "7", "later"));

        var taken = waiting.take();

        assertThat(taken).hasSize(WaitingNotices.MOST).endsWith(new InstanceNotice("topic", "7", "later"));
        assertThat(taken.get(0).key()).isEqualTo("5");
        assertThat(waiting.take()).isEmpty();
    }

    private static InstanceNotice notice(int number, String character, int length) {
        return new InstanceNotice("topic", "" + number, character.repeat(length));
    }

    private static List<InstanceNotice> read(List<String> texts) {
        var read = new ArrayList<InstanceNotice>();
        texts.forEach(text -> read.addAll(NoticeMessage.of(text).orElseThrow().notices()));
        return read;
    }
}
