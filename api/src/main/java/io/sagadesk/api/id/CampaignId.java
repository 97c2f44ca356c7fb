package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of a campaign. */
public record CampaignId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "campaign";

    public CampaignId {
        SubjectId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
