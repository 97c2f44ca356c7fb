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
 * What one customer bought and gave back: all that is needed to say how it stood on any day. One entry for each order and
 * each return, the oldest first, whatever order they were recorded in.
 *
 * @param decided the segment that was decided last; absent if none ever was
 * @param registered whether a segment can be decided of them: of who was never registered, or is forgotten, none can
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
     * @param at to the millisecond, as it is stored: a rebuild in memory must not order by what a stored document forgot
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

    /** What the BG/NBD model has to know of the customer; empty where nothing was bought up to the end of the window. */
    public Optional<BuyingHistory> buyingHistory(RfmWindow window) {
        return BuyingHistory.of(purchases.stream().map(Entry::at), window);
    }

    RfmProfile registered(boolean now) {
        return new RfmProfile(purchases, returns, decided, now);
    }

    private static List<Entry> with(List<Entry> entries, Entry added) {
        var place = entries.size();
        while (place > 0 && entries.get(place - 1).at().isAfter(added.at())) place--;
        var longer = new ArrayList<Entry>(entries.size() + 1);
        longer.addAll(entries);
        longer.add(place, added);
        return longer;
    }
}
