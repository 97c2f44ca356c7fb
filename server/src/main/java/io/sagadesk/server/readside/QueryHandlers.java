package io.sagadesk.server.readside;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.query.ReadSide;
import io.sagadesk.query.SealedTexts;
import io.sagadesk.query.campaign.CampaignAnswers;
import io.sagadesk.query.conversation.ConversationAnswers;
import io.sagadesk.query.coupon.CouponAnswers;
import io.sagadesk.query.customer.CustomerAnswers;
import io.sagadesk.query.desk.DeskAnswers;
import io.sagadesk.query.order.OrderAnswers;
import io.sagadesk.query.policy.PolicyAnswers;
import io.sagadesk.query.rfm.RfmAnswers;
import io.sagadesk.query.service.ServiceAnswers;
import io.sagadesk.query.ticket.ServiceLevelVersions;
import io.sagadesk.query.ticket.TicketAnswers;
import io.sagadesk.query.trail.TrailAnswers;
import io.sagadesk.saga.PolicyLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The query handlers. */
@Configuration(proxyBeanMethods = false)
class QueryHandlers {

    @Bean
    ConversationAnswers conversationAnswers(ReadSide readSide, SealedTexts texts) {
        return new ConversationAnswers(readSide, texts);
    }

    @Bean
    TicketAnswers ticketAnswers(ReadSide readSide, SealedTexts texts, ServiceLevelVersions serviceLevels) {
        return new TicketAnswers(readSide, texts, serviceLevels);
    }

    @Bean
    ServiceLevelVersions serviceLevelVersions(PolicyLookup policies) {
        return policies::serviceLevelVersion;
    }

    @Bean
    CustomerAnswers customerAnswers(ReadSide readSide, SealedTexts texts) {
        return new CustomerAnswers(readSide, texts);
    }

    @Bean
    RfmAnswers rfmAnswers(ReadSide readSide, MongoDatabase database) {
        return new RfmAnswers(readSide, database);
    }

    @Bean
    CampaignAnswers campaignAnswers(ReadSide readSide) {
        return new CampaignAnswers(readSide);
    }

    @Bean
    PolicyAnswers policyAnswers(ReadSide readSide) {
        return new PolicyAnswers(readSide);
    }

    @Bean
    ServiceAnswers serviceAnswers(ReadSide readSide) {
        return new ServiceAnswers(readSide);
    }

    @Bean
    TrailAnswers trailAnswers(ReadSide readSide) {
        return new TrailAnswers(readSide);
    }

    @Bean
    DeskAnswers deskAnswers(ReadSide readSide) {
        return new DeskAnswers(readSide);
    }

    @Bean
    OrderAnswers orderAnswers(ReadSide readSide) {
        return new OrderAnswers(readSide);
    }

    @Bean
    CouponAnswers couponAnswers(ReadSide readSide) {
        return new CouponAnswers(readSide);
    }
}
