package io.sagadesk.command.customer;

import io.sagadesk.api.Refused;
import io.sagadesk.api.campaign.CampaignId;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.offer.OfferEvent;
import io.sagadesk.api.offer.OfferEvent.OfferMade;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferPostponed;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.OfferId;
import io.sagadesk.api.offer.WithheldReason;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All offers to one customer, those included that were withheld. */
final class Offers {

    private Map<OfferId, OfferPlanned> planned = new LinkedHashMap<>(); // neither made nor withheld so far
    private Set<OfferId> cleared = new HashSet<>();
    private Map<OfferId, Settled> settled = new LinkedHashMap<>();

    /**
     * What became of an offer.
     *
     * @param madeAt absent if it was withheld
     */
    record Settled(
            CampaignId campaignId,
            CampaignKind kind,
            @Nullable Instant madeAt) {}

    /** Refuses an offer id that was used for another campaign or purpose. */
    boolean knows(OfferId id, CampaignId campaignId, CampaignKind kind) {
        var known = planned.containsKey(id) ? settled(planned.get(id), null) : settled.get(id);
        if (known != null && (!known.campaignId().equals(campaignId) || known.kind() != kind)) {
            throw new Refused("offer-exists", "Another offer was proposed under this id");
        }
        return known != null;
    }

    /** Refuses one that was withheld, or never proposed. */
    boolean isMade(OfferId id) {
        if (planned.containsKey(id)) return false;
        var known = settled.get(id);
        if (known == null) throw new Refused("offer-unknown", "The customer has no offer with this id");
        if (known.madeAt() == null) throw new Refused("offer-withheld", "This offer was withheld");
        return true;
    }

    boolean isWithheld(OfferId id) {
        var known = settled.get(id);
        if (known != null && known.madeAt() != null) throw new Refused("offer-made", "This offer was made");
        return known != null;
    }

    boolean isCleared(OfferId id) {
        return cleared.contains(id);
    }

    OfferPlanned planned(OfferId id) {
        var offer = planned.get(id);
        if (offer == null) throw new IllegalStateException("Not planned: " + id);
        return offer;
    }

    /** Those that are made or planned to be made after that time. */
    long countAfter(Instant since) {
        return Stream.concat(
                        planned.values().stream().map(OfferPlanned::sendAt),
                        settled.values().stream().flatMap(offer -> Stream.ofNullable(offer.madeAt())))
                .filter(at -> at.isAfter(since))
                .count();
    }

    /** What withholds all planned offers of this kind. */
    List<OfferWithheld> withheld(Predicate<OfferPlanned> which, WithheldReason reason, Instant at) {
        return planned.values().stream()
                .filter(which)
                .map(offer -> new OfferWithheld(
                        offer.customerId(),
                        offer.offerId(),
                        offer.campaignId(),
                        offer.kind(),
                        reason,
                        offer.because(),
                        at))
                .toList();
    }

    void planned(OfferPlanned offer) {
        planned.put(offer.offerId(), offer);
    }

    void postponed(OfferPostponed offer) {
        planned.computeIfPresent(offer.offerId(), (id, before) -> before.after(offer));
    }

    void cleared(OfferId id) {
        cleared.add(id);
    }

    void made(OfferMade offer) {
        settle(offer, new Settled(offer.campaignId(), offer.kind(), offer.at()));
    }

    void withheld(OfferWithheld offer) {
        settle(offer, new Settled(offer.campaignId(), offer.kind(), null));
    }

    private void settle(OfferEvent offer, Settled end) {
        planned.remove(offer.offerId());
        cleared.remove(offer.offerId());
        settled.put(offer.offerId(), end);
    }

    private static Settled settled(OfferPlanned offer, @Nullable Instant madeAt) {
        return new Settled(offer.campaignId(), offer.kind(), madeAt);
    }
}
