package io.sagadesk.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EntryRangeTest {

    @Test
    void forwards_a_page_begins_where_the_one_before_ended() {
        var first = EntryRange.of(10, false, 6, null);
        assertThat(first).isEqualTo(new EntryRange(0, 6, false));
        var second = EntryRange.of(10, false, 6, first.next(10));
        assertThat(second).isEqualTo(new EntryRange(6, 10, false));
        assertThat(second.next(10)).isNull();
    }

    @Test
    void backwards_a_page_ends_where_the_one_before_began_whatever_was_added_meanwhile() {
        var first = EntryRange.of(10, true, 6, null);
        assertThat(first).isEqualTo(new EntryRange(4, 10, true));
        var second = EntryRange.of(12, true, 6, first.next(10));
        assertThat(second).isEqualTo(new EntryRange(0, 4, true));
        assertThat(second.next(12)).isNull();
    }

    @Test
    void a_cursor_beyond_the_end_leads_to_nothing() {
        var far = PageCursor.of("forward", Integer.MAX_VALUE);
        assertThat(EntryRange.of(10, false, 1_000, far)).isEqualTo(new EntryRange(10, 10, false));
        assertThat(EntryRange.of(10, true, 3, PageCursor.of("backward", 99))).isEqualTo(new EntryRange(7, 10, true));
    }

    @Test
    void a_cursor_that_nobody_made_is_refused() {
        assertThatThrownBy(() -> EntryRange.of(10, false, 1, PageCursor.of("forward", "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryRange.of(10, false, 1, "?")).isInstanceOf(IllegalArgumentException.class);
    }
}
