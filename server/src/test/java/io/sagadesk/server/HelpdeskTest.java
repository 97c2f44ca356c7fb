package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.api.ticket.ClockEnd;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.projections.ModelDocuments;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.ticket.TargetClockDocument;
import io.sagadesk.projections.ticket.TicketDocument;
import io.sagadesk.projections.ticket.TicketProjection;
import io.sagadesk.replay.cli.ReplayToolsCli;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.log.StoredLogReader;
import io.sagadesk.store.sqlite.SqliteEventLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Imports the real help-desk log, if it is present beside the project, and computes the times of each ticket in two
 * ways.
 */
class HelpdeskTest extends SharedServerTest {

    private static final Path FILE = Optional.ofNullable(System.getenv("SAGADESK_SHARED_DATA"))
            .map(Path::of)
            .orElseGet(() -> root().resolve("../shared/data"))
            .resolve("tickets/helpdesk.csv");

    /** Located relative to the compiled tests, wherever they are run. */
    private static Path root() {
        return Path.of(URI.create(HelpdeskTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .resolve("../../..");
    }

    @BeforeAll
    static void find_the_data() {
        var found = Files.exists(FILE);
        if (!found) System.out.println("Skipped: the help-desk log is not at ../shared/data");
        assumeTrue(found, "the help-desk log is not at ../shared/data");
    }

    /** Keeps ticket documents in memory, without the threads. */
    private static final class InMemory implements ProjectionFold.DocumentSource {

        private final Map<String, TicketDocument> tickets = new HashMap<>();

        @Override
        public <D> ModelDocuments<D> of(ModelSpec<D> spec) {
            return new ModelDocuments<>() {
                @Override
                public Map<String, StoredDocument<D>> read(Collection<String> ids) {
                    return Map.of();
                }

                @Override
                public void write(List<StoredDocument<D>> changed) {
                    changed.forEach(stored -> {
                        if (stored.doc() instanceof TicketDocument ticket) tickets.put(stored.id(), ticket);
                    });
                }
            };
        }
    }

    private static Map<String, TicketDocument> tickets() {
        var names = TypeNames.ofVocabulary();
        var decoder = new EventDecoder(SagadeskSerializer.sealed(names), EventUpcasters.chain(names));
        var documents = new InMemory();
        var fold = new ProjectionFold(TicketProjection.PROJECTION, documents);
        try (var log = SqliteEventLog.open(data.resolve("events.db"))) {
            var pages = new EventPages(new StoredLogReader(log, decoder::decode));
            var end = pages.lastPosition() + 1;
            for (long from = 0; from < end; ) {
                var page = pages.page(from, end);
                fold.fold(page);
                fold.write(Integer.MAX_VALUE);
                from += page.size();
            }
        }
        return documents.tickets;
    }

    @Test
    void each_ticket_took_as_long_as_its_rows_say() throws IOException {
        var imported = ReplayToolsCli.commandLine()
                .execute(
                        "import",
                        "tickets",
                        FILE.toString(),
                        "--url",
                        server.url(),
                        "--token-file",
                        data.resolve("admin.token").toString());
        assertThat(imported).isZero();

        var tickets = tickets();
        var expected = HelpdeskTimes.of(FILE);

        assertThat(tickets).hasSize(4_580).hasSameSizeAs(expected);
        expected.forEach((name, times) -> {
            var clocks = Objects.requireNonNull(tickets.get(name)).clocks().all();
            assertThat(times(clocks.get(1))).as(name).isEqualTo(times);
            assertThat(clocks).as(name).hasSize(2);
            assertThat(clocks.get(0).instance().target()).isEqualTo(ServiceLevelTarget.FIRST_RESPONSE);
            assertThat(clocks.get(0).end()).as("nobody replied to " + name).isNotEqualTo(ClockEnd.REPLIED);
        });
    }

    private static HelpdeskTimes.Times times(TargetClockDocument resolution) {
        var pauses = resolution.pauses().last();
        return new HelpdeskTimes.Times(
                resolution.startedAt(), pauses, resolution.endedAt(), resolution.elapsedMillis());
    }
}
