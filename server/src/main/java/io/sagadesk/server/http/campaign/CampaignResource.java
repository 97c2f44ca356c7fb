package io.sagadesk.server.http.campaign;

import io.sagadesk.api.campaign.CampaignCommand.EndCampaign;
import io.sagadesk.api.campaign.CampaignCommand.HoldOutCustomer;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.LaunchCampaign;
import io.sagadesk.api.campaign.CampaignCommand.PauseCampaign;
import io.sagadesk.api.campaign.CampaignCommand.ResumeCampaign;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.server.http.command.CommandAnswer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.CreatesId;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of campaigns: budget, coupons, treated and held-out customers. */
@RestController
@RequestMapping("/v1/campaigns")
class CampaignResource {

    private final CommandSender sender;

    CampaignResource(CommandSender sender) {
        this.sender = sender;
    }

    @PostMapping
    @CreatesId("campaignId")
    ResponseEntity<CommandAnswer> launch(CommandMessage<LaunchCampaign> command) {
        return sender.create(command, command.getPayload().campaignId().value());
    }

    @PutMapping("/{campaignId}")
    @CreatesId("campaignId")
    ResponseEntity<CommandAnswer> launchAs(CommandMessage<LaunchCampaign> command) {
        return sender.create(command, command.getPayload().campaignId().value());
    }

    @PostMapping("/{campaignId}/pause")
    ResponseEntity<CommandAnswer> pauseCampaign(CommandMessage<PauseCampaign> command) {
        return sender.send(command);
    }

    @PostMapping("/{campaignId}/resumption")
    ResponseEntity<CommandAnswer> resumeCampaign(CommandMessage<ResumeCampaign> command) {
        return sender.send(command);
    }

    @PostMapping("/{campaignId}/end")
    ResponseEntity<CommandAnswer> endCampaign(CommandMessage<EndCampaign> command) {
        return sender.send(command);
    }

    @PostMapping("/{campaignId}/coupons")
    @CreatesId("couponId")
    ResponseEntity<CommandAnswer> issue(CommandMessage<IssueCoupon> command) {
        return sender.create(command, command.getPayload().couponId().value());
    }

    @PutMapping("/{campaignId}/coupons/{couponId}")
    @CreatesId("couponId")
    ResponseEntity<CommandAnswer> issueAs(CommandMessage<IssueCoupon> command) {
        return sender.create(command, command.getPayload().couponId().value());
    }

    @PutMapping("/{campaignId}/treatments/{offerId}")
    ResponseEntity<CommandAnswer> treatCustomer(CommandMessage<TreatCustomer> command) {
        return sender.send(command);
    }

    @PutMapping("/{campaignId}/holdouts/{customerId}")
    ResponseEntity<CommandAnswer> holdOutCustomer(CommandMessage<HoldOutCustomer> command) {
        return sender.send(command);
    }
}
