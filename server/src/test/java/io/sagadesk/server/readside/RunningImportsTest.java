package io.sagadesk.server.readside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunningImportsTest {

    private final AtomicLong now = new AtomicLong();
    private final RunningImports imports = new RunningImports(now::get);

    private void pass(long milliseconds) {
        now.addAndGet(milliseconds * 1_000_000);
    }

    @Test
    void an_import_runs_during_its_requests_and_for_a_second_after_the_last() throws IOException {
        assertThat(imports.areActive()).isFalse();
        assertThat(imports.<Boolean>during(() -> {
                    pass(5_000);
                    return imports.areActive();
                }))
                .isTrue();
        pass(900);
        assertThat(imports.areActive()).isTrue();
        pass(200);
        assertThat(imports.areActive()).isFalse();
    }

    @Test
    void a_request_that_fails_is_over_too() {
        assertThatThrownBy(() -> imports.during(() -> {
                    throw new IOException("cut off");
                }))
                .isInstanceOf(IOException.class);
        pass(1_100);
        assertThat(imports.areActive()).isFalse();
    }
}
