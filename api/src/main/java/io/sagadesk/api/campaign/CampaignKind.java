package io.sagadesk.api.campaign;

/** What a campaign is for. */
public enum CampaignKind {
    WIN_BACK,
    APOLOGY,
    UNCONVERTED_CONSULTATION,
    MEMBERSHIP,
    PROMOTION
}
