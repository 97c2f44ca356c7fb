package io.sagadesk.api.delivery;

import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.customer.ConsentPurpose;
import org.jspecify.annotations.Nullable;

/** The templates of messages. The text is rendered when the message is sent. */
public enum MessageTemplate {
    WIN_BACK(ConsentPurpose.MARKETING),
    APOLOGY(ConsentPurpose.MARKETING),
    UNCONVERTED_CONSULTATION(ConsentPurpose.MARKETING),
    MEMBERSHIP(ConsentPurpose.MARKETING),
    PROMOTION(ConsentPurpose.MARKETING),
    /** Asks for a rating of a conversation. */
    SURVEY(ConsentPurpose.SURVEYS),
    /** Invites a visitor to a chat. */
    CHAT_INVITATION(null);

    private final @Nullable ConsentPurpose purpose;

    MessageTemplate(@Nullable ConsentPurpose purpose) {
        this.purpose = purpose;
    }

    /** Returns the template for an offer of this kind of campaign: the constant with the same name. */
    public static MessageTemplate of(CampaignKind kind) {
        return valueOf(kind.name());
    }

    /**
     * The purpose to which the customer must not have objected; absent for a message that answers an action of the customer.
     */
    public @Nullable ConsentPurpose purpose() {
        return purpose;
    }
}
