package io.sagadesk.projections.campaign;

import org.jspecify.annotations.Nullable;

/** Some customers, and how many of them bought in time. */
public record AudienceGroup(int customers, int converted) {

    static final AudienceGroup NOBODY = new AudienceGroup(0, 0);

    /** From 0 to 1; no number for nobody. */
    public double conversion() {
        return (double) converted / customers;
    }

    AudienceGroup counting(@Nullable CampaignExposure before, CampaignExposure after) {
        var one = before == null ? 1 : 0;
        return new AudienceGroup(
                customers + one, converted + converted(after) - (before == null ? 0 : converted(before)));
    }

    private static int converted(CampaignExposure exposure) {
        return exposure.converted() ? 1 : 0;
    }
}
