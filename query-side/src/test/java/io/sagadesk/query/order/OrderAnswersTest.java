package io.sagadesk.query.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.order.OrderDetail;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.api.order.OrderQuery.WhatWasBought;
import io.sagadesk.api.order.OrderQuery.WhichOrders;
import io.sagadesk.projections.order.OrderProjection;
import io.sagadesk.query.FoldedReadSide;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderAnswersTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BEN = new CustomerId("ben");
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path directory;

    private FoldedReadSide folded;
    private OrderAnswers answers;

    @BeforeEach
    void open() {
        folded = FoldedReadSide.of(OrderProjection.PROJECTION, directory);
        answers = new OrderAnswers(folded.readSide());
        folded.fold(bought("o-1", ANNA, 3), bought("o-2", BEN, 2), bought("o-3", ANNA, 1), bought("o-4", ANNA, 3));
    }

    @AfterEach
    void close() {
        folded.close();
    }

    private static Event bought(String order, CustomerId customer, int hour) {
        return new PurchaseRecorded(
                new OrderId(order), customer, Money.of("30", "EUR"), 2, AT.plusSeconds(3_600L * hour));
    }

    private static Event returned(String number, String amount) {
        return new ReturnRecorded(
                new OrderId("o-1"), ANNA, new ReturnId(number), Money.of(amount, "EUR"), AT.plusNanos(1_999_999));
    }

    private List<String> ids(@Nullable CustomerId customer, int limit) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = answers.answer(new WhichOrders(customer, limit, cursor));
            page.orders().forEach(order -> ids.add(order.orderId().value()));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    @Test
    void orders_are_read_page_by_page_the_latest_first() {
        assertThat(ids(null, 1)).containsExactly("o-4", "o-1", "o-2", "o-3");
        assertThat(ids(ANNA, 2)).containsExactly("o-4", "o-1", "o-3");
        assertThat(ids(new CustomerId("carl"), 2)).isEmpty();
    }

    @Test
    void an_order_is_told_with_its_returns() {
        folded.fold(returned("r-1", "5"), returned("r-2", "7.50"));

        var found = answers.answer(new WhatWasBought(new OrderId("o-1")));

        var at = AT.plusMillis(1);
        assertThat(found.order())
                .isEqualTo(new OrderDetail(
                        new OrderId("o-1"),
                        ANNA,
                        Money.of("30", "EUR"),
                        2,
                        AT.plusSeconds(10_800),
                        Money.of("12.50", "EUR"),
                        2,
                        List.of(
                                new OrderDetail.Return(new ReturnId("r-1"), Money.of("5", "EUR"), at),
                                new OrderDetail.Return(new ReturnId("r-2"), Money.of("7.50", "EUR"), at))));
        assertThat(found.asOf().position()).isEqualTo(folded.position());
        assertThat(answers.answer(new WhatWasBought(new OrderId("o-9"))).order())
                .isNull();
    }
}
