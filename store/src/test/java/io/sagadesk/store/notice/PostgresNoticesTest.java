package io.sagadesk.store.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresLog;
import io.sagadesk.store.postgres.TestDatabases;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs the contract of notices against PostgreSQL, and loses its connections. */
class PostgresNoticesTest extends NoticeChannelContract {

    private static final Duration SOON = Duration.ofSeconds(30); // on a busy machine

    private static final String CUT =
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid()";

    private @Nullable String address;

    private String address() {
        if (address == null) {
            address = TestDatabases.fresh();
            PostgresLog.at(PostgresAddress.of(address)).openForWriting().close();
        }
        return address;
    }

    @Override
    protected NoticeChannel open() {
        return SharedNotices.over(PostgresAddress.of(address()));
    }

    @Test
    void instances_whose_connections_are_lost_connect_again_and_are_told_so() throws Exception {
        var connected = new AtomicInteger();
        other().whenConnected(connected::incrementAndGet);
        var there = subscribed(other(), "state");
        one().whenConnected(() -> one().send(new InstanceNotice("state", "all of it", "")));
        await().atMost(SOON).until(() -> there.size() == 1);

        assertThat(TestDatabases.ask(address(), CUT)).isEqualTo("2");

        await().atMost(SOON).until(() -> connected.get() == 2);
        one().send(new InstanceNotice("state", "a later one", ""));
        await().atMost(SOON).until(() -> there.contains(new InstanceNotice("state", "a later one", "")));
    }

    @Test
    void notices_are_not_stored() throws Exception {
        var there = subscribed(other(), "typing");

        one().send(new InstanceNotice("typing", "conversation/c", "agent/a"));

        await().atMost(SOON).until(() -> there.size() == 1);
        assertThat(TestDatabases.ask(address(), "SELECT count(*) FROM event")).isEqualTo("0");
        assertThat(TestDatabases.ask(address(), "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .as("event, log_version and snapshot")
                .isEqualTo("3");
    }
}
