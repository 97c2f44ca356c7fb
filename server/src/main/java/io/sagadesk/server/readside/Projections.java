package io.sagadesk.server.readside;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.campaign.CampaignProjection;
import io.sagadesk.projections.conversation.ConversationProjection;
import io.sagadesk.projections.rfm.RfmProjection;
import io.sagadesk.projections.trail.TrailProjection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The projections there are. */
@Configuration
class Projections {

    @Bean
    Projection conversations() {
        return ConversationProjection.DEFINITION;
    }

    @Bean
    Projection rfm() {
        return RfmProjection.PROJECTION;
    }

    @Bean
    Projection campaigns() {
        return CampaignProjection.PROJECTION;
    }

    @Bean
    Projection trail() {
        return TrailProjection.PROJECTION;
    }
}
