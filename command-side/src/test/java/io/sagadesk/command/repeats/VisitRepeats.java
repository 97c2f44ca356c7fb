package io.sagadesk.command.repeats;

import io.sagadesk.api.Command;
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
import io.sagadesk.api.policy.PolicyCommand.PublishPolicy;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.visit.VisitCommand.AbandonCart;
import io.sagadesk.api.visit.VisitCommand.InviteToChat;
import io.sagadesk.api.visit.VisitCommand.RecordCartChange;
import io.sagadesk.api.visit.VisitCommand.RecordPageView;
import io.sagadesk.api.visit.VisitEvent.CartChanged;
import io.sagadesk.api.visit.VisitEvent.PageViewed;
import io.sagadesk.command.order.Order;
import io.sagadesk.command.policy.Policy;
import io.sagadesk.command.visit.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Repeats of the commands to visits, orders and policies. */
public final class VisitRepeats {

    private static final VisitId ID = new VisitId("v-1");
    private static final OrderId ORDER = new OrderId("o-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final SightingId SIGHTING = new SightingId("s-1");
    private static final Money TEN = Money.of("10.00", "EUR");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of("views", "2"));
    private static final String PAGE = "return-policy";

    private VisitRepeats() {}

    public static Stream<RepeatCase> all() {
        var publish = new PublishPolicy(PolicyId.of(PolicyKind.ESCALATION), 1, Map.of(), NOON);
        var invite = new InviteToChat(ID, PAGE, List.of(PAGE), 1, BECAUSE, NOON);
        return Stream.of(
                visit(viewed(null), "sightingId"),
                visit(viewed(ANNA), "sightingId"),
                visit(cart(null), "sightingId"),
                visit(cart(ANNA), "sightingId"),
                visit(new AbandonCart(ID, NOON)).after(new CartChanged(ID, ANNA, SIGHTING, TEN, 1, NOON)),
                RepeatCase.ofState(Visit.class, invite)
                        .after(new PageViewed(ID, null, SIGHTING, PAGE, NOON))
                        .unnoticed("a visitor is invited once per visit", "page", "pages", "views", "because"),
                RepeatCase.withId(Order.class, new RecordPurchase(ORDER, ANNA, TEN, 2, NOON)),
                RepeatCase.withId(
                                Order.class,
                                new RecordReturn(ORDER, new ReturnId("r-1"), Money.of("3.00", "EUR"), NOON),
                                "returnId")
                        .after(new PurchaseRecorded(ORDER, ANNA, TEN, 2, NOON)),
                RepeatCase.withId(Policy.class, publish, "version").with("rules", Map.of("poorRatingTier", "MANAGER")));
    }

    private static RecordPageView viewed(@Nullable CustomerId customer) {
        return new RecordPageView(ID, customer, SIGHTING, PAGE, NOON);
    }

    private static RecordCartChange cart(@Nullable CustomerId customer) {
        return new RecordCartChange(ID, customer, SIGHTING, TEN, 2, NOON);
    }

    private static RepeatCase visit(Command command, String... id) {
        return RepeatCase.withId(Visit.class, command, id);
    }
}
