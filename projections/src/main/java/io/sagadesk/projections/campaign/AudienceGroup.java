package io.sagadesk.projections.campaign;

import org.jspecify.annotations.Nullable;

/** A group of customers and the number of conversions among them within the attribution window. */
public record AudienceGroup(int customers, int converted) {

    static final AudienceGroup NOBODY = new AudienceGroup(0, 0);

    /** Returns the conversion rate, from 0 to 1; NaN for an empty group. */
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
