package io.sagadesk.replay.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ImportPauseTest {

    private static final String RFM = "rfm_v1";

    private final AtomicBoolean importing = new AtomicBoolean(true);
    private final AtomicLong now = new AtomicLong();
    private final ImportPause pause = new ImportPause(importing::get, now::get);

    private void pass(long seconds) {
        now.addAndGet(seconds * 1_000_000_000L);
    }

    @Test
    void a_version_waits_as_long_as_an_import_runs_and_nobody_waits_for_it() {
        assertThat(pause.isFor(RFM, false, 10)).isTrue();
        pass(50);
        assertThat(pause.isFor(RFM, false, 300_000)).isTrue();
        assertThat(pause.isFor(RFM, true, 300_000)).isFalse();
        importing.set(false);
        assertThat(pause.isFor(RFM, false, 300_000)).isFalse();
    }

    @Test
    void a_version_that_has_waited_for_a_minute_catches_up_before_it_waits_again() {
        assertThat(pause.isFor(RFM, false, 10)).isTrue();
        pass(61);
        assertThat(pause.isFor(RFM, false, 200_000)).isFalse();
        pass(5);
        assertThat(pause.isFor(RFM, false, 50_000)).isFalse();
        assertThat(pause.isFor(RFM, false, 900)).isTrue();
        pass(50);
        assertThat(pause.isFor(RFM, false, 50_000)).isTrue();
    }

    @Test
    void a_version_with_a_huge_backlog_catches_up_before_it_waits_again() {
        assertThat(pause.isFor(RFM, false, 10)).isTrue();
        assertThat(pause.isFor(RFM, false, ImportPause.MAX_BACKLOG)).isFalse();
        assertThat(pause.isFor(RFM, false, ImportPause.MAX_BACKLOG - 20_000)).isFalse();
        assertThat(pause.isFor(RFM, false, 500)).isTrue();
    }
}
