package io.sagadesk.api.campaign;

/** The state of a campaign as commanded. Whether its end time has passed depends on the clock of the reader. */
public enum CampaignState {
    RUNNING,
    PAUSED,
    ENDED
}
