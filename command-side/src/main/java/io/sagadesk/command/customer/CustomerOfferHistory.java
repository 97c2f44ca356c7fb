package io.sagadesk.command.customer;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.Refused;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.offer.OfferEvent.OfferMade;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferPostponed;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.rules.offer.OfferHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The offers to one customer. Of the decided offers it keeps the latest: as many made offers as the highest offer limit, so
 * that no relevant one is missing, and as many withheld offers, to recognise repeats.
 */
final class CustomerOfferHistory implements OfferHistory {

    static final int KEPT = OfferLimits.MOST;

    private Map<OfferId, OfferPlanned> planned = new LinkedHashMap<>(); // neither made nor withheld yet
    private Set<OfferId> cleared = new HashSet<>();
    private Map<OfferId, Settled> made = new LinkedHashMap<>();
    private Map<OfferId, Settled> withheld = new LinkedHashMap<>();

    /** The fingerprints of the commands about each offer; none for offers of earlier versions. */
    private Map<OfferId, List<String>> contents = new HashMap<>();

    record Settled(CampaignId campaignId, CampaignKind kind, Instant at) {}

    /** Whether the offer is known; refuses an offer id that was used with another content. */
    boolean knows(OfferId id, CampaignId campaignId, CampaignKind kind, String content) {
        if (!isOf(id, campaignId, kind)) return false;
        if (isContent(id, content)) return true;
        throw another();
    }

    /** Whether the offer is for this campaign and purpose; refuses an offer id that was used for another one. */
    private boolean isOf(OfferId id, CampaignId campaignId, CampaignKind kind) {
        var proposed = planned.get(id);
        var known = proposed == null ? settled(id) : new Settled(proposed.campaignId(), proposed.kind(), proposed.at());
        if (known == null) return false;
        if (known.campaignId().equals(campaignId) && known.kind() == kind) return true;
        throw another();
    }

    private boolean isContent(OfferId id, String content) {
        var known = contents.get(id);
        return known == null || known.contains(content);
    }

    private static Refused another() {
        return new Refused("offer-exists", "Another offer was proposed or withheld under this id");
    }

    /** Whether the offer was made; refuses an offer that was withheld or never proposed. */
    boolean isMade(OfferId id) {
        if (planned.containsKey(id)) return false;
        if (withheld.containsKey(id)) throw new Refused("offer-withheld", "This offer was withheld");
        if (!made.containsKey(id)) throw new Refused("offer-unknown", "The customer has no offer with this id");
        return true;
    }

    /** Whether the offer was withheld; refuses an offer that was made, or withheld for another reason. */
    boolean isWithheld(OfferId id, CampaignId campaignId, CampaignKind kind, String content) {
        if (!isOf(id, campaignId, kind)) return false;
        if (made.containsKey(id)) throw new Refused("offer-made", "This offer was made");
        if (!withheld.containsKey(id)) return false;
        if (isContent(id, content)) return true;
        throw new Refused("offer-withheld", "This offer was withheld for another reason");
    }

    @Override
    public boolean has(@Nullable OfferId id) {
        return planned.containsKey(id) || made.containsKey(id);
    }

    boolean isCleared(OfferId id) {
        return cleared.contains(id);
    }

    OfferPlanned planned(OfferId id) {
        var offer = planned.get(id);
        if (offer == null) throw new IllegalStateException("Not planned: " + id);
        return offer;
    }

    @Override
    public long countAfter(Instant since) {
        return Stream.concat(
                        planned.values().stream().map(OfferPlanned::sendAt),
                        made.values().stream().map(Settled::at))
                .filter(at -> MillisecondPrecision.isAfter(at, since))
                .count();
    }

    /** Returns the events that withhold all matching planned offers. */
    List<OfferWithheld> withheld(Predicate<OfferPlanned> filter, WithheldReason reason, Instant at) {
        return planned.values().stream()
                .filter(filter)
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

    void planned(OfferPlanned offer, @Nullable String content) {
        planned.put(offer.offerId(), offer);
        add(offer.offerId(), content);
    }

    void postponed(OfferPostponed offer) {
        planned.computeIfPresent(offer.offerId(), (id, before) -> before.after(offer));
    }

    void cleared(OfferId id) {
        cleared.add(id);
    }

    void made(OfferMade offer) {
        settle(offer.offerId(), new Settled(offer.campaignId(), offer.kind(), offer.at()), made);
    }

    void withheld(OfferWithheld offer, @Nullable String content) {
        add(offer.offerId(), content);
        settle(offer.offerId(), new Settled(offer.campaignId(), offer.kind(), offer.at()), withheld);
    }

    private void settle(OfferId id, Settled end, Map<OfferId, Settled> alike) {
        planned.remove(id);
        cleared.remove(id);
        alike.put(id, end);
        if (alike.size() <= KEPT) return;
        var oldest = alike.keySet().iterator().next();
        alike.remove(oldest);
        contents.remove(oldest);
    }

    private void add(OfferId id, @Nullable String content) {
        if (content == null) return;
        contents.merge(
                id,
                List.of(content),
                (before, added) -> Stream.concat(before.stream(), added.stream())
                        .distinct()
                        .toList());
    }

    private @Nullable Settled settled(OfferId id) {
        var known = made.get(id);
        return known == null ? withheld.get(id) : known;
    }
}
