package io.sagadesk.api.delivery;

import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.customer.Purpose;
import org.jspecify.annotations.Nullable;

/** What a message is about; its text is made of this when it is sent. */
public enum Template {
    WIN_BACK(Purpose.MARKETING),
    APOLOGY(Purpose.MARKETING),
    UNCONVERTED_CONSULTATION(Purpose.MARKETING),
    MEMBERSHIP(Purpose.MARKETING),
    PROMOTION(Purpose.MARKETING),
    /** How was it? */
    SURVEY(Purpose.SURVEYS),
    /** Can we help? */
    CHAT_INVITATION(null);

    private final @Nullable Purpose purpose;

    Template(@Nullable Purpose purpose) {
        this.purpose = purpose;
    }

    /** The one for an offer of such a campaign: it has the same name. */
    public static Template of(CampaignKind kind) {
        return valueOf(kind.name());
    }

    /** What the customer must not have objected to; absent for an answer to what they do. */
    public @Nullable Purpose purpose() {
        return purpose;
    }
}
