package io.sagadesk.command.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.SightingId;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.visit.VisitCommand.AbandonCart;
import io.sagadesk.api.visit.VisitCommand.InviteToChat;
import io.sagadesk.api.visit.VisitCommand.RecordCartChange;
import io.sagadesk.api.visit.VisitCommand.RecordPageView;
import io.sagadesk.api.visit.VisitEvent.CartAbandoned;
import io.sagadesk.api.visit.VisitEvent.CartChanged;
import io.sagadesk.api.visit.VisitEvent.ChatInvited;
import io.sagadesk.api.visit.VisitEvent.PageViewed;
import io.sagadesk.command.Refusals;
import io.sagadesk.command.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VisitTest {

    private static final VisitId ID = new VisitId("v-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final CustomerId BORIS = new CustomerId("c-2");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Money PRICE = Money.of("25", "EUR");
    private static final Money NOTHING = Money.zero("EUR");
    private static final AbandonCart ABANDON = new AbandonCart(ID, NOON);
    private static final CartAbandoned ABANDONED = new CartAbandoned(ID, ANNA, PRICE, 2, NOON);

    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of());
    private static final InviteToChat INVITE =
            new InviteToChat(ID, "returns", List.of("returns", "refunds"), 3, BECAUSE, NOON);
    private static final ChatInvited INVITED = new ChatInvited(ID, ANNA, "returns", BECAUSE, NOON);

    private final AggregateTestFixture<Visit> visit = new AggregateTestFixture<>(Visit.class);

    @Test
    void a_page_view_begins_a_visit() {
        visit.givenNoPriorActivity().when(view(null, "s-1", "shoes")).expectEvents(viewed(null, "s-1", "shoes"));
    }

    @Test
    void a_cart_change_begins_a_visit() {
        visit.givenNoPriorActivity().when(change("s-1", PRICE, 2)).expectEvents(changed("s-1", PRICE, 2));
    }

    @Test
    void the_same_page_view_counts_once() {
        visit.given(viewed(ANNA, "s-1", "shoes"))
                .when(view(ANNA, "s-1", "shoes"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_same_page_may_be_seen_again() {
        visit.given(viewed(ANNA, "s-1", "shoes"))
                .when(view(ANNA, "s-2", "shoes"))
                .expectEvents(viewed(ANNA, "s-2", "shoes"));
    }

    @Test
    void the_same_cart_change_counts_once() {
        visit.given(changed("s-1", PRICE, 2))
                .when(change("s-1", PRICE, 2))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_sighting_cannot_be_of_another_page() {
        visit.given(viewed(ANNA, "s-1", "shoes"))
                .when(view(ANNA, "s-1", "hats"))
                .expectException(Refusals.with("sighting-exists"));
    }

    @Test
    void a_sighting_cannot_be_of_another_cart() {
        visit.given(changed("s-1", PRICE, 2))
                .when(change("s-1", PRICE, 3))
                .expectException(Refusals.with("sighting-exists"));
    }

    @Test
    void a_page_view_cannot_become_a_cart_change() {
        visit.given(viewed(ANNA, "s-1", "shoes"))
                .when(change("s-1", PRICE, 2))
                .expectException(Refusals.with("sighting-exists"));
    }

    @Test
    void the_customer_may_become_known_later() {
        visit.given(viewed(null, "s-1", "shoes"))
                .when(view(ANNA, "s-2", "login"))
                .expectEvents(viewed(ANNA, "s-2", "login"));
    }

    @Test
    void the_customer_stays_known() {
        visit.given(viewed(ANNA, "s-1", "login"))
                .when(view(null, "s-2", "shoes"))
                .expectEvents(viewed(ANNA, "s-2", "shoes"));
    }

    @Test
    void a_visit_never_passes_to_another_customer() {
        visit.given(viewed(ANNA, "s-1", "login"))
                .when(view(BORIS, "s-2", "shoes"))
                .expectException(Refusals.with("other-customer"));
    }

    @Test
    void a_filled_cart_may_be_abandoned() {
        visit.given(changed("s-1", PRICE, 2)).when(ABANDON).expectEvents(ABANDONED);
    }

    @Test
    void an_abandoned_cart_is_not_abandoned_again() {
        visit.given(changed("s-1", PRICE, 2), ABANDONED)
                .when(ABANDON)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_cart_that_changed_may_be_abandoned_again() {
        visit.given(changed("s-1", PRICE, 2), ABANDONED, changed("s-2", PRICE, 2))
                .when(ABANDON)
                .expectEvents(ABANDONED);
    }

    @Test
    void an_empty_cart_cannot_be_abandoned() {
        visit.given(changed("s-1", PRICE, 2), changed("s-2", NOTHING, 0))
                .when(ABANDON)
                .expectException(Refusals.with("cart-empty"));
    }

    @Test
    void a_visit_without_a_cart_has_nothing_to_abandon() {
        visit.given(viewed(ANNA, "s-1", "shoes")).when(ABANDON).expectException(Refusals.with("cart-empty"));
    }

    @Test
    void nothing_is_abandoned_in_an_unknown_visit() {
        visit.givenNoPriorActivity().when(ABANDON).expectException(AggregateNotFoundException.class);
    }

    @Test
    void a_visitor_is_invited_to_a_chat_when_they_have_viewed_the_pages_as_often() {
        visit.given(viewed(null, "s-1", "returns"), viewed(ANNA, "s-2", "refunds"), viewed(ANNA, "s-3", "returns"))
                .when(INVITE)
                .expectEvents(INVITED);
    }

    @Test
    void no_visitor_is_invited_before_or_for_other_pages() {
        visit.given(viewed(ANNA, "s-1", "returns"), viewed(ANNA, "s-2", "shoes"), viewed(ANNA, "s-3", "returns"))
                .when(INVITE)
                .expectException(Refusals.with("too-few-views"));
    }

    @Test
    void a_visitor_is_invited_once() {
        visit.given(viewed(ANNA, "s-1", "returns"), INVITED)
                .when(INVITE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_state_of_a_visit_survives_a_snapshot() {
        var before = new Visit();
        before.evolve(viewed(ANNA, "s-1", "shoes"));
        before.evolve(changed("s-2", PRICE, 2));
        before.evolve(ABANDONED);
        before.evolve(INVITED);
        assertThat(Snapshots.roundTrip(before)).usingRecursiveComparison().isEqualTo(before);
    }

    private static RecordPageView view(@Nullable CustomerId customerId, String sightingId, String page) {
        return new RecordPageView(ID, customerId, new SightingId(sightingId), page, NOON);
    }

    private static PageViewed viewed(@Nullable CustomerId customerId, String sightingId, String page) {
        return new PageViewed(ID, customerId, new SightingId(sightingId), page, NOON);
    }

    private static RecordCartChange change(String sightingId, Money total, int items) {
        return new RecordCartChange(ID, ANNA, new SightingId(sightingId), total, items, NOON);
    }

    private static CartChanged changed(String sightingId, Money total, int items) {
        return new CartChanged(ID, ANNA, new SightingId(sightingId), total, items, NOON);
    }
}
