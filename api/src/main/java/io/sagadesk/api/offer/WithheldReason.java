package io.sagadesk.api.offer;

/** The reason why an offer was withheld. */
public enum WithheldReason {
    /** The customer has not consented to marketing, or has withdrawn the consent. */
    NO_CONSENT,
    /** The customer has reached the maximum number of made and planned offers within the period. */
    FREQUENCY_CAP,
    /** The campaign holds the customer out. */
    HELD_OUT,
    BUDGET_SPENT,
    /** The customer has reached the maximum number of offers of this campaign. */
    CUSTOMER_CAPPED,
    /** The campaign has ended, is paused, or was never launched. */
    CAMPAIGN_OVER,
    /** The customer has already done what the offer was meant to achieve. */
    ALREADY_CONVERTED,
    /** The customer gets, or has got, the alternative offer for the same reason. */
    ALREADY_OFFERED,
    FORGOTTEN
}
