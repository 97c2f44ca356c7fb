package io.sagadesk.command.cases;

import static io.sagadesk.command.cases.CommandCase.Trouble.FOREIGN;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.id.SightingId;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import io.sagadesk.api.order.OrderCommand.RecordReturn;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.visit.VisitCommand.AbandonCart;
import io.sagadesk.api.visit.VisitCommand.InviteToChat;
import io.sagadesk.api.visit.VisitCommand.RecordCartChange;
import io.sagadesk.api.visit.VisitCommand.RecordPageView;
import io.sagadesk.api.visit.VisitEvent.CartChanged;
import io.sagadesk.api.visit.VisitEvent.PageViewed;
import io.sagadesk.command.order.Order;
import io.sagadesk.command.visit.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The commands to visits and orders. */
public final class VisitCases {

    private static final VisitId ID = new VisitId("v-1");
    private static final OrderId ORDER = new OrderId("o-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final CustomerId THIEF = new CustomerId("thief");
    private static final SightingId FIRST = new SightingId("s-1");
    private static final SightingId SECOND = new SightingId("s-2");
    private static final Money TEN = Money.of("10.00", "EUR");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of());
    private static final PageViewed VIEWED = new PageViewed(ID, ANNA, FIRST, "home", NOON);
    private static final String BEGINS = "the sighting begins with it";

    private VisitCases() {}

    public static Stream<CommandCase> all() {
        return Stream.of(
                        CommandCase.of(Visit.class, new RecordPageView(ID, ANNA, SECOND, "home", NOON), VIEWED)
                                .exempts("sightingId", BEGINS)
                                .refuses("customerId", FOREIGN, "other-customer", THIEF),
                        CommandCase.of(Visit.class, new RecordCartChange(ID, ANNA, SECOND, TEN, 2, NOON), VIEWED)
                                .exempts("sightingId", BEGINS)
                                .refuses("customerId", FOREIGN, "other-customer", THIEF),
                        CommandCase.of(
                                Visit.class, new AbandonCart(ID, NOON), new CartChanged(ID, ANNA, FIRST, TEN, 1, NOON)),
                        CommandCase.of(
                                Visit.class, new InviteToChat(ID, "home", List.of("home"), 1, BECAUSE, NOON), VIEWED),
                        CommandCase.of(Order.class, new RecordPurchase(ORDER, ANNA, TEN, 2, NOON))
                                .exempts("customerId", "the order says whose it is; a buyer need not be registered"),
                        CommandCase.of(
                                        Order.class,
                                        new RecordReturn(ORDER, new ReturnId("r-1"), TEN, NOON),
                                        new PurchaseRecorded(ORDER, ANNA, TEN, 2, NOON))
                                .exempts("returnId", "the return begins with it"))
                .map(CommandCase::isRepeatedByEveryRepeatTest);
    }
}
