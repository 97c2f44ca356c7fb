package io.sagadesk.testbed.bench.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.replay.CliRun;
import io.sagadesk.testbed.cli.TestbedCli;
import org.junit.jupiter.api.Test;

class BaselineConnectionsTest {

    @Test
    void so_few_connections_that_no_client_may_get_one_are_refused() {
        var refused =
                CliRun.run(TestbedCli.commandLine(), "bench", "commands", "--only", "stock", "--stock-connections", 53);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--stock-connections needs a number from 54 up");

        var bare = CliRun.run(
                TestbedCli.commandLine(),
                "bench",
                "commands",
                "--only",
                "stock",
                "--bare-stock",
                "--stock-connections",
                0);
        assertThat(bare.exitCode()).isEqualTo(2);
        assertThat(bare.err()).contains("--stock-connections needs a number from 1 up");
    }

    @Test
    void fewer_connections_than_clients_and_followers_can_use_are_noted() {
        assertThat(new BaselineConnections(64, true).shortage(11)).isEmpty();
        assertThat(new BaselineConnections(64, true).shortage(12).orElseThrow())
                .contains("12 clients", "65 connections", "64");
        assertThat(new BaselineConnections(64, false).shortage(64)).isEmpty();
    }
}
