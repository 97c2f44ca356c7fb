package io.sagadesk.store.groupcommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GroupCommitWriterTest {

    private final Semaphore disk = new Semaphore(0);
    private final List<List<String>> groups = new CopyOnWriteArrayList<>();
    private final GroupCommitWriter<String> writer =
            new GroupCommitWriter<>("test writer", 4, 3, Duration.ofMillis(50), this::writeToDisk);

    @AfterEach
    void close() {
        disk.release(1000);
        writer.close();
    }

    @Test
    void who_waits_together_is_written_together() {
        var first = write("a");
        awaitGroups(1);
        var others = List.of(write("b"), write("c"), write("d"), write("e"));
        await().until(() -> others.stream().noneMatch(CompletableFuture::isDone) && queued() == 4);
        disk.release(3);
        first.join();
        others.forEach(CompletableFuture::join);
        assertThat(groups).extracting(List::size).containsExactly(1, 3, 1);
    }

    @Test
    void nobody_returns_before_the_group_is_on_disk() {
        var caller = write("a");
        awaitGroups(1);
        await().during(Duration.ofMillis(100)).until(() -> !caller.isDone());
        disk.release();
        caller.join();
    }

    @Test
    void a_refused_request_fails_alone() {
        var first = write("a");
        awaitGroups(1);
        var refused = write("refused");
        await().until(() -> queued() == 1);
        var neighbour = write("fine");
        await().until(() -> queued() == 2);
        disk.release(2);
        first.join();
        assertThatThrownBy(refused::join).hasCauseInstanceOf(IllegalStateException.class);
        neighbour.join();
        assertThat(groups).containsExactly(List.of("a"), List.of("refused", "fine"));
    }

    @Test
    void a_full_queue_turns_callers_away_after_a_while() {
        var first = write("a");
        awaitGroups(1);
        var waiting = List.of(write("b"), write("c"), write("d"), write("e"));
        await().until(() -> queued() == 4);
        assertThatThrownBy(() -> writer.write("f"))
                .isInstanceOf(StoreOverloadedException.class)
                .hasMessageContaining("nothing was written");
        disk.release(3);
        first.join();
        waiting.forEach(CompletableFuture::join);
    }

    @Test
    void after_a_failure_nothing_more_is_taken() {
        disk.release(2);
        assertThatThrownBy(() -> writer.write("broken disk"))
                .isInstanceOf(StoreFailedException.class)
                .hasMessageContaining("no more sectors");
        assertThatThrownBy(() -> writer.write("later"))
                .isInstanceOf(StoreFailedException.class)
                .hasMessageContaining("restart");
        assertThat(writer.failure()).isPresent();
        assertThat(groups).hasSize(1);
    }

    @Test
    void the_neighbours_of_a_failure_fail_with_it() {
        var first = write("a");
        awaitGroups(1);
        var neighbours = List.of(write("b"), write("broken disk"));
        await().until(() -> queued() == 2);
        disk.release(2);
        first.join();
        neighbours.forEach(caller -> assertThatThrownBy(caller::join).hasCauseInstanceOf(StoreFailedException.class));
    }

    @Test
    void closing_writes_what_waits_and_refuses_what_comes_later() throws InterruptedException {
        var first = write("a");
        awaitGroups(1);
        var second = write("b");
        await().until(() -> queued() == 1);
        var closing = new Thread(writer::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.WAITING);
        disk.release(2);
        closing.join();
        first.join();
        second.join();
        assertThat(groups).containsExactly(List.of("a"), List.of("b"));
        assertThatThrownBy(() -> writer.write("c"))
                .isInstanceOf(StoreFailedException.class)
                .hasMessageContaining("closed");
    }

    private CompletableFuture<Void> write(String request) {
        return CompletableFuture.runAsync(() -> writer.write(request), task -> new Thread(task).start());
    }

    private void writeToDisk(List<Pending<String>> group) throws Exception {
        groups.add(group.stream().map(Pending::request).toList());
        disk.acquire();
        for (var pending : group) {
            if (pending.request().equals("broken disk")) throw new IOException("no more sectors");
            if (pending.request().equals("refused")) pending.refuse(new IllegalStateException("this one not"));
        }
    }

    private void awaitGroups(int count) {
        await().until(() -> groups.size() == count);
    }

    private int queued() {
        return writer.waiting();
    }
}
