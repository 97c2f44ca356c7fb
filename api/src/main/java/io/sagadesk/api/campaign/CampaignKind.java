package io.sagadesk.api.campaign;

/** The purpose of a campaign. */
public enum CampaignKind {
    WIN_BACK,
    APOLOGY,
    UNCONVERTED_CONSULTATION,
    MEMBERSHIP,
    PROMOTION
}
