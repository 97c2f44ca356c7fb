package io.sagadesk.projections.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.mongo.MongoDocuments;
import io.sagadesk.rules.rfm.RfmWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests assessments with MongoDB's own driver. */
class RfmAssessorMongoTest {

    private static final RfmWindow WINDOW = RfmWindow.until(LocalDate.EPOCH.plusDays(9));

    private static void withDatabase(Consumer<MongoDatabase> test) {
        var server = new MongoServer(new MemoryBackend());
        try (var client = MongoClients.create(server.bindAndGetConnectionString())) {
            test.accept(client.getDatabase("read"));
        } finally {
            server.shutdownNow();
        }
    }

    private static StoredDocument<RfmProfile> bought(String customer, int... days) {
        var profile = RfmProfile.EMPTY;
        for (int day : days) {
            var at = Instant.EPOCH.plusSeconds(86_400L * day);
            var total = Money.of("10.50", "EUR");
            profile = profile.after(
                    new PurchaseRecorded(new OrderId("o-" + day), new CustomerId(customer), total, 1, at));
        }
        return new StoredDocument<>(customer, 1, profile);
    }

    @Test
    void registered_customers_are_gone_through_by_their_ids_while_more_are_wanted() {
        withDatabase(database -> {
            var version = new MongoDocuments<>(database, RfmProjection.PROFILES, 7);
            for (var name : List.of("dora", "ben", "anna", "cleo", "emma")) {
                var profile = bought(name, 1);
                var isRegistered = !name.equals("cleo");
                version.write(
                        List.of(new StoredDocument<>(name, 1, profile.doc().registered(isRegistered))));
            }
            var assessor = RfmAssessor.of(database, 7, () -> 4);
            var assessed = assessor.assess(WINDOW, false).doc();

            assertThat(heard(assessor, assessed, null, 10)).containsExactly("anna", "ben", "dora", "emma");
            assertThat(heard(assessor, assessed, "anna", 2)).containsExactly("ben", "dora");
            assertThat(heard(assessor, assessed, "emma", 2)).isEmpty();
        });
    }

    private static List<String> heard(RfmAssessor assessor, RfmAssessment assessed, @Nullable String after, int most) {
        var heard = new ArrayList<String>();
        assessor.standingsAfter(after, assessed, (id, standing) -> {
            heard.add(id);
            return heard.size() < most;
        });
        return heard;
    }

    @Test
    void what_was_worked_out_is_kept_with_the_version_that_it_came_from() {
        withDatabase(database -> {
            var version = new MongoDocuments<>(database, RfmProjection.PROFILES, 7);
            version.write(List.of(bought("anna", 1, 2, 5), bought("ben", 3)));
            var assessed = RfmAssessor.of(database, 7, () -> 4).assess(WINDOW, false);
            version.write(List.of(bought("cleo", 4)));

            assertThat(assessed.position()).isEqualTo(4);
            assertThat(assessed.doc().customers()).isEqualTo(2);
            assertThat(RfmAssessor.of(database, 7, () -> 5).assess(WINDOW, false))
                    .isEqualTo(assessed);
            assertThat(RfmAssessor.of(database, 7, () -> 5)
                            .assess(WINDOW, true)
                            .doc()
                            .customers())
                    .isEqualTo(3);
            assertThat(RfmAssessor.of(database, 8, () -> 5)
                            .assess(WINDOW, false)
                            .doc()
                            .customers())
                    .isZero();
        });
    }
}
