package io.sagadesk.projections.rfm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.projections.InMemoryProjection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the purchases of the CDNOW data set, if its file lies beside the project. */
final class Cdnow {

    private static final Path DATA = Optional.ofNullable(System.getProperty("sagadesk.shared.data"))
            .or(() -> Optional.ofNullable(System.getenv("SAGADESK_SHARED_DATA")))
            .map(Path::of)
            .orElseGet(() -> root().resolve("../shared/data"))
            .resolve("purchases");

    private Cdnow() {}

    /** Located relative to the compiled tests, so that the working directory does not matter. */
    private static Path root() {
        return Path.of(URI.create(Cdnow.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .resolve("../../..");
    }

    static void assumeItIsThere() {
        var found = Files.isRegularFile(DATA.resolve("cdnow.txt"));
        if (!found) System.out.println("Skipped: the purchases of CDNOW are not at ../shared/data");
        assumeTrue(found, "the purchases of CDNOW are not at ../shared/data");
    }

    /** A row of the file: customer, date, number of CDs and amount in dollars. */
    static List<String[]> rows() {
        return lines("cdnow.txt").stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+", -1))
                .toList();
    }

    static Set<String> sample() {
        return new HashSet<>(
                lines("cdnow-sample-ids.txt").stream().map(String::strip).toList());
    }

    /** Returns the profiles into which the projection folds the rows. */
    static Map<String, RfmProfile> profiles() {
        var rows = rows();
        var purchases = IntStream.range(0, rows.size())
                .mapToObj(i -> purchase("o-" + i, rows.get(i)))
                .toArray(PurchaseRecorded[]::new);
        return InMemoryProjection.of(RfmProjection.PROJECTION).batch(purchases).all(RfmProjection.PROFILES);
    }

    private static PurchaseRecorded purchase(String order, String[] row) {
        var day = LocalDate.parse(row[1], DateTimeFormatter.BASIC_ISO_DATE);
        var at = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        var total = Money.of(row[3], "USD");
        return new PurchaseRecorded(new OrderId(order), new CustomerId(row[0]), total, Integer.parseInt(row[2]), at);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(DATA.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
