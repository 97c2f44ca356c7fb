package io.sagadesk.replay.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.replay.BulkServer;
import io.sagadesk.replay.CliRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadTest {

    private final BulkServer server = new BulkServer();
    private final Path directory;

    ReadTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_transcript_is_read_page_by_page() throws IOException {
        server.answer("/v1/conversations/c-1/transcript?limit=500", """
                {"conversationId":"c-1","messages":[{"position":3,"messageId":"m-1",
                "author":{"kind":"CUSTOMER"},"text":"hello\\nthere\\u001b[2J","at":"2020-01-01T00:00:10Z"}],"next":3}""");
        server.answer("/v1/conversations/c-1/transcript?limit=500&after=3", """
                {"conversationId":"c-1","messages":[{"position":5,"messageId":"m-2",
                "author":{"kind":"AGENT","id":"a-1"},"text":"good day","at":"2020-01-01T00:00:20Z"}]}""");

        var tool = CliRun.run(server, directory, "read", "transcript", "c-1");

        assertThat(tool.exitCode()).isZero();
        assertThat(tool.out().lines())
                .containsExactly(
                        "2020-01-01T00:00:10Z  customer            hello ⏎ there�[2J",
                        "2020-01-01T00:00:20Z  agent/a-1           good day");
    }

    @Test
    void a_history_can_be_read_as_text_and_as_json() throws IOException {
        server.answer("/v1/history?subject=customer%2Fc-1&limit=500", """
                {"subject":"customer/c-1","events":[{"position":7,"type":"customer.CustomerRegistered",
                "recordedAt":"2020-01-01T00:00:01Z","metadata":{"actor":"app/shop"},
                "payload":{"customerId":"c-1","at":"2020-01-01T00:00:00Z"}}]}""");

        assertThat(CliRun.run(server, directory, "read", "history", "customer/c-1")
                        .out()
                        .lines())
                .containsExactly(
                        "     7  2020-01-01T00:00:00Z  customer.CustomerRegistered  by app/shop",
                        "        {\"customerId\":\"c-1\",\"at\":\"2020-01-01T00:00:00Z\"}");
        assertThat(CliRun.run(server, directory, "read", "history", "customer/c-1", "--json")
                        .out())
                .startsWith("{\"position\":7,")
                .hasLineCount(1);
    }

    @Test
    void what_is_not_there_is_said() throws IOException {
        var tool = CliRun.run(server, directory, "read", "transcript", "c-404");

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.err()).contains("404").contains("There is none (not-found)");
    }

    @Test
    void what_cannot_be_an_id_is_wrong_usage() throws IOException {
        assertThat(CliRun.run(server, directory, "read", "transcript", "no id").exitCode())
                .isEqualTo(2);
        assertThat(CliRun.run(server, directory, "read", "history", "c-1").exitCode())
                .isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }
}
