package io.sagadesk.saga.conversation;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.OfferId;

/** The ids of the offers for a conversation. Apology and consultation are alternatives, because each has a coupon. */
final class OfferIds {

    private OfferIds() {}

    static OfferId apology(ConversationId conversationId) {
        return OfferId.because(conversationId, "apology");
    }

    static OfferId consultation(ConversationId conversationId) {
        return OfferId.because(conversationId, "consultation");
    }

    static OfferId membership(ConversationId conversationId) {
        return OfferId.because(conversationId, "membership");
    }
}
