package io.sagadesk.testbed.traffic;

import io.sagadesk.api.Money;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.CustomerCommand.GiveConsent;
import io.sagadesk.api.customer.CustomerCommand.LinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.RegisterCustomer;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.SightingId;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import io.sagadesk.api.visit.VisitCommand.AbandonCart;
import io.sagadesk.api.visit.VisitCommand.RecordCartChange;
import io.sagadesk.api.visit.VisitCommand.RecordPageView;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One customer's visit to the shop: registers, views pages, and perhaps buys. */
final class CustomerDay {

    private static final List<String> PAGES =
            List.of("home", "category-jackets", "category-shoes", "product-rain-jacket", "product-backpack", "sale");
    private static final List<String> ZONES = List.of("Europe/Berlin", "Europe/Lisbon", "Asia/Shanghai");

    private final TrafficDay day;
    private final Random chance;
    private final int number;
    private final CustomerId customer;

    CustomerDay(TrafficDay day, Random chance, int number) {
        this.day = day;
        this.chance = chance;
        this.number = number;
        customer = new CustomerId(day.id("customer", number));
    }

    CustomerId customer() {
        return customer;
    }

    /** Plans the visit. Returns whether the customer buys. */
    boolean visit(Instant at) {
        register(at);
        var visit = new VisitId(day.id("visit", number));
        var sightings = 0;
        var views = 2 + chance.nextInt(5);
        for (; sightings < views; sightings++) viewPage(visit, sightings, InventedPerson.pick(chance, PAGES), at);
        if (chance.nextInt(8) == 0) for (var i = 0; i < 3; i++) viewPage(visit, sightings++, "return-policy", at);
        return chance.nextInt(3) > 0 && fillCart(visit, sightings, at);
    }

    private void register(Instant at) {
        var contact = InventedPerson.contactDetails(chance, number);
        day.plan(new RegisterCustomer(customer, contact, InventedPerson.pick(chance, ZONES), at));
        for (var purpose : ConsentPurpose.values()) {
            if (chance.nextInt(10) < 7) {
                day.planOnce(new GiveConsent(customer, purpose, "sign-up-form-4", at.plusSeconds(1)));
            }
        }
        if (chance.nextInt(4) == 0) {
            var card = "member-" + number;
            day.plan(new LinkIdentity(customer, IdentityKind.MEMBERSHIP, card, at.plusSeconds(2)));
        }
    }

    private void viewPage(VisitId visit, int sightings, String page, Instant at) {
        var when = at.plusSeconds(10 + 20L * sightings);
        day.plan(new RecordPageView(visit, customer, new SightingId("s-" + sightings), page, when));
    }

    private boolean fillCart(VisitId visit, int sightings, Instant at) {
        var items = 1 + chance.nextInt(3);
        var total = Money.of((10 + chance.nextInt(150)) + "." + chance.nextInt(10) + "9", "EUR");
        var when = at.plusSeconds(10 + 20L * sightings);
        day.plan(new RecordCartChange(visit, customer, new SightingId("s-" + sightings), total, items, when));
        if (chance.nextInt(3) == 0) {
            day.planOnce(new AbandonCart(visit, when.plusSeconds(600)));
            return false;
        }
        var order = new OrderId(day.id("order", number));
        day.plan(new RecordPurchase(order, customer, total, items, when.plusSeconds(90)));
        return true;
    }
}
