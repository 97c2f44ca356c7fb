package io.sagadesk.api.offer;

/** Why a customer was offered nothing. */
public enum WithheldReason {
    /** They do not allow marketing, or no longer. */
    NO_CONSENT,
    /** They have had, or are to get, as many offers as one may have in that time. */
    FREQUENCY_CAP,
    /** The campaign leaves them out, to compare. */
    HELD_OUT,
    BUDGET_SPENT,
    /** They have had as much of this campaign as one may have. */
    CUSTOMER_CAPPED,
    /** The campaign is over or paused, or was never launched. */
    CAMPAIGN_OVER,
    /** They have done what the offer was to bring about. */
    ALREADY_CONVERTED,
    /** They get, or have got, another offer for the same reason. */
    ALREADY_OFFERED,
    FORGOTTEN
}
