package io.sagadesk.saga.conversation;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.OfferId;

/** What may be offered on account of a conversation. Of the first two, which have a coupon, one is enough. */
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
