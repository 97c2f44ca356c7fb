package io.sagadesk.api.delivery;

import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.customer.ConsentPurpose;
import org.jspecify.annotations.Nullable;

/** What a message is about; its text is made of this when it is sent. */
public enum MessageTemplate {
    WIN_BACK(ConsentPurpose.MARKETING),
    APOLOGY(ConsentPurpose.MARKETING),
    UNCONVERTED_CONSULTATION(ConsentPurpose.MARKETING),
    MEMBERSHIP(ConsentPurpose.MARKETING),
    PROMOTION(ConsentPurpose.MARKETING),
    /** How was it? */
    SURVEY(ConsentPurpose.SURVEYS),
    /** Can we help? */
    CHAT_INVITATION(null);

    private final @Nullable ConsentPurpose purpose;

    MessageTemplate(@Nullable ConsentPurpose purpose) {
        this.purpose = purpose;
    }

    /** The one for an offer of such a campaign: it has the same name. */
    public static MessageTemplate of(CampaignKind kind) {
        return valueOf(kind.name());
    }

    /** What the customer must not have objected to; absent for an answer to what they do. */
    public @Nullable ConsentPurpose purpose() {
        return purpose;
    }
}
