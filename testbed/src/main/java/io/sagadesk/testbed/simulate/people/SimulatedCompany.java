package io.sagadesk.testbed.simulate.people;

import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignCommand.LaunchCampaign;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.DeskCommand.ChangePresence;
import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.DeskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The simulated desk with its agents, who sign in and out each day, and the campaigns that the built-in policies name.
 */
public final class SimulatedCompany {

    static final DeskId DESK = new DeskId("support");

    private static final Duration OPENS = Duration.ofHours(7);
    private static final Duration CLOSES = Duration.ofHours(20);
    private static final int HOLDOUT_PERCENT = 10;
    private static final int CUSTOMERS_PER_AGENT = 400;
    private static final int CAPACITY = 3;

    private final ActionSchedule schedule;
    private final Instant begin;
    private final int days;
    private final int agents;

    public SimulatedCompany(ActionSchedule schedule, Instant begin, int days, int customers) {
        this.schedule = schedule;
        this.begin = begin;
        this.days = days;
        this.agents = 2 + customers / CUSTOMERS_PER_AGENT;
    }

    public void plan() {
        schedule.plan("desk", new OpenDesk(DESK, "Support", begin.plusSeconds(1)));
        campaign("apology", CampaignKind.APOLOGY, "100000");
        campaign(
                "consultation",
                CampaignKind.UNCONVERTED_CONSULTATION,
                "40"); // small, so that it is spent during the simulation
        campaign("membership", CampaignKind.MEMBERSHIP, "0");
        campaign("win-back", CampaignKind.WIN_BACK, "100000");
        for (var day = 0; day < days; day++) {
            for (var agent = 1; agent <= agents; agent++) shift(agent, day);
        }
    }

    private void campaign(String id, CampaignKind kind, String budget) {
        schedule.plan(
                "campaign/" + id,
                new LaunchCampaign(
                        new CampaignId(id),
                        id,
                        kind,
                        Money.of(budget, "USD"),
                        5,
                        HOLDOUT_PERCENT,
                        begin.plus(Duration.ofDays(365)),
                        begin.plusSeconds(2)));
    }

    private void shift(int agent, int day) {
        var id = new AgentId("agent-" + agent);
        var key = id.value() + "/" + day;
        var midnight = begin.plus(Duration.ofDays(day));
        var arrives = midnight.plus(OPENS).plusMillis(137L * agent);
        var leaves = midnight.plus(CLOSES).plusMillis(137L * agent);
        schedule.plan(key + "/in", new SignIn(DESK, id, List.of(), CAPACITY, agent == 1, arrives));
        schedule.plan(key + "/out", new ChangePresence(DESK, id, AgentPresence.OFFLINE, leaves));
    }
}
