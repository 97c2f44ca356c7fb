package io.sagadesk.store.postgres;

import static io.sagadesk.store.engine.Noted.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.groupcommit.StoreFailedException;
import io.sagadesk.store.log.LogUnreachableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that are lost between, before and in the middle of commits. */
@Timeout(120)
class PostgresOutageTest {

    private static final Duration QUICK = Duration.ofSeconds(10);

    private String address;
    private CuttingProxy proxy;
    private LogStorageEngine engine;

    @BeforeEach
    void open() throws Exception {
        address = TestDatabases.fresh();
        proxy = CuttingProxy.before(address);
        engine = Engines.open(TestDatabases.log(CuttingProxy.through(proxy, address)));
    }

    @AfterEach
    void close() throws Exception {
        if (engine != null) engine.close();
        if (proxy != null) proxy.close();
    }

    @Test
    void a_lost_connection_is_opened_again() throws Exception {
        engine.appendEvents(event("note/1", 0));
        TestDatabases.ask(
                address,
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                        + " AND datname = current_database()");
        assertThatThrownBy(() -> engine.appendEvents(event("note/1", 1))).isInstanceOf(LogUnreachableException.class);
        engine.appendEvents(event("note/1", 1));
        await().atMost(QUICK)
                .ignoreExceptionsInstanceOf(LogUnreachableException.class)
                .untilAsserted(() -> assertThat(engine.log().lastPosition()).isEqualTo(1));
        engine.log().verify();
        assertThat(engine.failure()).isEmpty();
    }

    @Test
    void while_it_is_out_of_reach_everything_is_refused_soon_and_afterwards_goes_on() {
        engine.appendEvents(event("note/1", 0));
        proxy.goDown();
        var begun = System.nanoTime();
        for (var i = 0; i < 20; i++) {
            assertThatThrownBy(() -> engine.appendEvents(event("note/1", 1)))
                    .isInstanceOf(LogUnreachableException.class);
        }
        assertThatThrownBy(() -> engine.log().page(0, 1)).isInstanceOf(LogUnreachableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(QUICK);

        proxy.goUp();
        await().atMost(QUICK).ignoreExceptions().until(() -> {
            engine.appendEvents(event("note/1", 1));
            return true;
        });
        assertThat(engine.log().lastPosition()).isEqualTo(1);
    }

    @Test
    void a_follower_goes_on_by_itself_after_an_outage() throws Exception {
        var stream = LogEventStore.builder(engine).build().openStream(null);
        engine.appendEvents(event("note/1", 0));
        assertThat(stream.nextAvailable().getPayload()).isNotNull();
        proxy.goDown();
        assertThat(stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)).isFalse();
        try (var another = Engines.open(TestDatabases.log(address))) {
            another.appendEvents(event("note/1", 1));
        }
        assertThat(stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)).isFalse();
        proxy.goUp();
        assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
        assertThat(stream.nextAvailable().getIdentifier()).isNotNull();
    }

    @Test
    void a_commit_whose_answer_was_lost_is_acknowledged_once_that_is_certain() throws Exception {
        engine.appendEvents(event("note/1", 0));
        proxy.goDownInTheNextCommit();
        var inDoubt = append("note/1", 1);
        await().atMost(QUICK).until(proxy::isDown);

        assertThatThrownBy(() -> append("note/2", 0).get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(LogUnreachableException.class);
        assertThat(inDoubt).as("nobody can know it").isNotDone();

        proxy.goUp();
        inDoubt.get(20, TimeUnit.SECONDS);
        assertThat(engine.log().ofAggregate("note/1", 0, 10)).hasSize(2);
        assertThatThrownBy(() -> engine.appendEvents(event("note/1", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        engine.appendEvents(event("note/1", 2));
        engine.log().verify();
        assertThat(engine.log().lastPosition()).isEqualTo(2);
    }

    @Test
    void a_commit_that_did_not_happen_is_refused_and_can_be_repeated() throws Exception {
        engine.appendEvents(event("note/1", 0));
        TestDatabases.ask(address, """
                CREATE FUNCTION dies() RETURNS trigger LANGUAGE plpgsql AS
                  $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER dies_at_commit AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
                  FOR EACH ROW EXECUTE FUNCTION dies()""");
        assertThatThrownBy(() -> engine.appendEvents(event("note/1", 1))).isInstanceOf(LogUnreachableException.class);
        TestDatabases.ask(address, "DROP TRIGGER dies_at_commit ON event");

        assertThat(engine.log().lastPosition()).isZero();
        engine.appendEvents(event("note/1", 1));
        engine.log().verify();
        assertThat(engine.log().lastPosition()).isEqualTo(1);
    }

    @Test
    void closing_does_not_wait_for_an_answer_that_does_not_come() throws Exception {
        proxy.goDownInTheNextCommit();
        var inDoubt = append("note/1", 0);
        await().atMost(QUICK).until(proxy::isDown);

        CompletableFuture.runAsync(engine::close).get(20, TimeUnit.SECONDS);

        assertThatThrownBy(() -> inDoubt.get(1, TimeUnit.SECONDS)).hasCauseInstanceOf(StoreFailedException.class);
    }

    private CompletableFuture<Void> append(String aggregate, long sequence) {
        return CompletableFuture.runAsync(
                () -> engine.appendEvents(event(aggregate, sequence)), task -> new Thread(task).start());
    }
}
