package io.sagadesk.server.delivery;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.server.delivery.channel.ChannelSender;
import io.sagadesk.server.delivery.channel.MailFiles;
import io.sagadesk.server.delivery.channel.MailFolder;
import io.sagadesk.server.delivery.channel.MailFormat;
import io.sagadesk.server.delivery.channel.MailProperties;
import io.sagadesk.server.delivery.channel.SmtpSender;
import io.sagadesk.server.delivery.channel.WebChatSender;
import io.sagadesk.server.delivery.message.Letters;
import io.sagadesk.server.delivery.message.Recipients;
import io.sagadesk.server.delivery.message.Texts;
import io.sagadesk.server.delivery.outbox.OutboxQueue;
import io.sagadesk.server.log.Coupons;
import io.sagadesk.server.log.LogReader;
import io.sagadesk.server.reactions.Reactions;
import io.sagadesk.server.readside.Questions;
import io.sagadesk.server.wiring.Instance;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.coupon.CouponCodes;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.timer.MovableClock;
import java.time.Clock;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How what waits in the outbox gets to customers. */
@Configuration
@EnableConfigurationProperties(MailProperties.class)
class DeliveryConfiguration {

    private static final String MAIL = "mail";

    @Bean
    OutboxQueue outbox(MongoDatabase database, Instance instance) {
        return new OutboxQueue(database, instance.name());
    }

    @Bean
    MailFiles mailFiles(SagadeskProperties properties) {
        return new MailFiles(properties.data().resolve(MAIL));
    }

    @Bean
    ChannelSender mailSender(MailProperties mail, MailFiles files, CustomerKeys keys) {
        var format = new MailFormat(mail);
        return mail.host() == null || mail.host().isBlank()
                ? new MailFolder(files, format, keys::isForgotten)
                : new SmtpSender(mail, format);
    }

    @Bean
    ChannelSender webChatSender(SagaCommandGateway sagaCommandGateway, OutboxQueue outbox) {
        return new WebChatSender(sagaCommandGateway, outbox);
    }

    @Bean
    Dispatcher dispatcher(
            OutboxQueue outbox,
            EventStore events,
            Questions questions,
            LogReader log,
            Coupons coupons,
            CouponCodes codes,
            List<ChannelSender> senders,
            PolicyLookup policyLookup,
            Clock clock) {
        var letters = new Letters(new Recipients(questions), coupons, codes, new Texts(), policyLookup, clock);
        return new Dispatcher(outbox, new DeliveryLog(events), letters, senders, log::lastPosition, clock);
    }

    @Bean
    OutboxWorker outboxWorker(Dispatcher dispatcher, Clock clock) {
        return new OutboxWorker(dispatcher, clock instanceof MovableClock);
    }

    @Bean
    SettledOutbox settledOutbox(OutboxQueue outbox, Dispatcher dispatcher, Reactions reactions, Clock clock) {
        return new SettledOutbox(outbox, dispatcher, reactions, clock, clock instanceof MovableClock);
    }
}
