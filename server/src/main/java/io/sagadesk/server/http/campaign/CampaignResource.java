package io.sagadesk.server.http.campaign;

import io.sagadesk.api.campaign.CampaignCommand.EndCampaign;
import io.sagadesk.api.campaign.CampaignCommand.HoldOutCustomer;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.LaunchCampaign;
import io.sagadesk.api.campaign.CampaignCommand.PauseCampaign;
import io.sagadesk.api.campaign.CampaignCommand.ResumeCampaign;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.server.http.command.Answer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.Creates;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns: their budget, their coupons, and who is held out. */
@RestController
@RequestMapping("/v1/campaigns")
class CampaignResource {

    private final CommandSender sender;

    CampaignResource(CommandSender sender) {
        this.sender = sender;
    }

    @PostMapping
    @Creates("campaignId")
    ResponseEntity<Answer> launch(CommandMessage<LaunchCampaign> command) {
        return sender.create(command, command.getPayload().campaignId().value());
    }

    @PutMapping("/{campaignId}")
    @Creates("campaignId")
    ResponseEntity<Answer> launchAs(CommandMessage<LaunchCampaign> command) {
        return sender.create(command, command.getPayload().campaignId().value());
    }

    @PostMapping("/{campaignId}/pause")
    ResponseEntity<Answer> pauseCampaign(CommandMessage<PauseCampaign> command) {
        return sender.send(command);
    }

    @PostMapping("/{campaignId}/resumption")
    ResponseEntity<Answer> resumeCampaign(CommandMessage<ResumeCampaign> command) {
        return sender.send(command);
    }

    @PostMapping("/{campaignId}/end")
    ResponseEntity<Answer> endCampaign(CommandMessage<EndCampaign> command) {
        return sender.send(command);
    }

    @PostMapping("/{campaignId}/coupons")
    @Creates("couponId")
    ResponseEntity<Answer> issue(CommandMessage<IssueCoupon> command) {
        return sender.create(command, command.getPayload().couponId().value());
    }

    @PutMapping("/{campaignId}/coupons/{couponId}")
    @Creates("couponId")
    ResponseEntity<Answer> issueAs(CommandMessage<IssueCoupon> command) {
        return sender.create(command, command.getPayload().couponId().value());
    }

    @PutMapping("/{campaignId}/treatments/{offerId}")
    ResponseEntity<Answer> treatCustomer(CommandMessage<TreatCustomer> command) {
        return sender.send(command);
    }

    @PutMapping("/{campaignId}/holdouts/{customerId}")
    ResponseEntity<Answer> holdOutCustomer(CommandMessage<HoldOutCustomer> command) {
        return sender.send(command);
    }
}
