package io.sagadesk.server.http.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Command;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandJsonTest {

    /** Otherwise a repeated request would differ from the one that an earlier version has recorded. */
    @ParameterizedTest
    @CsvSource({"100, JPY, 100.00", "1.5, KWD, 1.50", "1.505, KWD, 1.505", "5, EUR, 5.00"})
    void a_digest_has_amounts_as_earlier_versions_wrote_them(String amount, String currency, String written) {
        var order =
                new RecordPurchase(new OrderId("o"), new CustomerId("c"), Money.of(amount, currency), 1, Instant.EPOCH);

        assertThat(CommandJson.CONTENT.writerFor(Command.class).writeValueAsString(order))
                .isEqualTo("{\"command\":\"order.RecordPurchase\",\"orderId\":\"o\",\"customerId\":\"c\","
                        + "\"total\":{\"amount\":\"%s\",\"currency\":\"%s\"},\"items\":1}"
                                .formatted(written, currency));
    }
}
