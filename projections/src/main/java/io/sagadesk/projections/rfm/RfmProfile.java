package io.sagadesk.projections.rfm;

import io.sagadesk.api.Money;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.rules.rfm.BuyingHistory;
import io.sagadesk.rules.rfm.RfmWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One customer's purchases and returns, from which the standing on any day can be computed. There is one entry per
 * order and per return, oldest first, independent of the order in which they were recorded.
 *
 * @param decided the last decided segment; null if none was decided
 * @param registered whether the customer is registered and not forgotten; a segment is decided only for such customers
 */
public record RfmProfile(
        List<Entry> purchases,
        List<Entry> returns,
        @Nullable Segment decided,
        boolean registered) {

    public static final RfmProfile EMPTY = new RfmProfile(List.of(), List.of(), null, false);

    /**
     * An amount and its time.
     *
     * @param at truncated to milliseconds, so that a rebuild in memory sorts exactly like stored documents
     */
    public record Entry(Instant at, BigDecimal amount, String currency) {

        static Entry of(Money money, Instant at) {
            return new Entry(at.truncatedTo(ChronoUnit.MILLIS), money.amount(), money.currency());
        }
    }

    public RfmProfile {
        purchases = List.copyOf(purchases);
        returns = List.copyOf(returns);
    }

    public RfmProfile after(PurchaseRecorded purchase) {
        return new RfmProfile(with(purchases, Entry.of(purchase.total(), purchase.at())), returns, decided, registered);
    }

    public RfmProfile after(ReturnRecorded returned) {
        return new RfmProfile(
                purchases, with(returns, Entry.of(returned.amount(), returned.at())), decided, registered);
    }

    public RfmProfile after(SegmentChanged changed) {
        return new RfmProfile(purchases, returns, changed.to(), registered);
    }

    /** Returns the customer's input to the BG/NBD model; empty without a purchase up to the end of the window. */
    public Optional<BuyingHistory> buyingHistory(RfmWindow window) {
        return BuyingHistory.of(purchases.stream().map(Entry::at), window);
    }

    RfmProfile registered(boolean now) {
        return new RfmProfile(purchases, returns, decided, now);
    }

    private static List<Entry> with(List<Entry> entries, Entry added) {
        var index = entries.size();
        while (index > 0 && entries.get(index - 1).at().isAfter(added.at())) index--;
        var longer = new ArrayList<Entry>(entries.size() + 1);
        longer.addAll(entries);
        longer.add(index, added);
        return longer;
    }
}
