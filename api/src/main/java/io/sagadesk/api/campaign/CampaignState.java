package io.sagadesk.api.campaign;

/** What was ordered of a campaign; that its time is over is for the reader's clock to say. */
public enum CampaignState {
    RUNNING,
    PAUSED,
    ENDED
}
