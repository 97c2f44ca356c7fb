package io.sagadesk.store.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {

    @Test
    void a_thread_has_its_name_and_lets_the_process_end() {
        var thread = DaemonThreads.of("writer", () -> {});

        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("writer");
        assertThat(thread.getState()).isEqualTo(Thread.State.NEW);
    }

    @Test
    void those_of_an_executor_do_its_work() throws Exception {
        var executor = Executors.newSingleThreadExecutor(DaemonThreads.named("readers"));
        try {
            var thread = CompletableFuture.supplyAsync(Thread::currentThread, executor)
                    .get(20, TimeUnit.SECONDS);

            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).isEqualTo("readers");
        } finally {
            executor.shutdown();
        }
    }
}
