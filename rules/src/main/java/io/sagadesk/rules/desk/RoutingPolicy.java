package io.sagadesk.rules.desk;

import io.sagadesk.api.Decision;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.RoutingCandidate;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.policy.RoutingCriterion;
import io.sagadesk.rules.policy.RoutingRules;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the agent to whom a waiting conversation is offered.
 *
 * @param version of the published policy; 0 for the built-in default
 * @param criteria the criteria that rank eligible agents, the most important first
 */
public record RoutingPolicy(int version, List<RoutingCriterion> criteria) {

    static final String RULE = "routing";

    public static final RoutingPolicy BUILT_IN = new RoutingPolicy(0, RoutingRules.BUILT_IN.criteria());

    /** The final tie-breaker, which makes the choice deterministic. */
    private static final String LAST_RESORT = "AGENT_ID";

    /**
     * The chosen agent and the explanation of the choice.
     *
     * @param candidates all eligible agents, the best first
     */
    public record Choice(AgentId agentId, Decision because, List<RoutingCandidate> candidates) {}

    /**
     * Chooses an agent; empty if no agent is eligible. An agent who let an offer lapse is chosen again only if no other
     * agent is left, and twice in a row only if there is no other agent at all.
     *
     * @param agents the agents who may take work
     * @param seniors the senior agents who are present, including those without spare capacity
     */
    public Optional<Choice> choose(QueuedConversation waiting, List<DeskAgent> agents, List<DeskAgent> seniors) {
        return waiting.rounds()
                .flatMap(round -> choose(waiting, round, agents, seniors).stream())
                .findFirst();
    }

    private Optional<Choice> choose(
            QueuedConversation waiting, QueuedConversation round, List<DeskAgent> agents, List<DeskAgent> seniors) {
        var needsSenior = needsSenior(round, seniors);
        var ranked = agents.stream()
                .filter(deskAgent -> isEligible(deskAgent, round) && (deskAgent.senior() || !needsSenior))
                .sorted(ranking(round))
                .toList();
        if (ranked.isEmpty()) return Optional.empty();
        var because = new Decision(RULE, version, inputs(waiting, ranked, needsSenior));
        var candidates = ranked.stream().map(DeskAgent::asCandidate).toList();
        return Optional.of(new Choice(ranked.get(0).agentId(), because, candidates));
    }

    /** Whether the agent is eligible in this round. */
    public static boolean isEligible(DeskAgent deskAgent, QueuedConversation waiting) {
        return deskAgent.takesWork() && suits(deskAgent, waiting);
    }

    private static boolean suits(DeskAgent deskAgent, QueuedConversation waiting) {
        return deskAgent.skills().containsAll(waiting.request().skills()) && !waiting.isRefusedBy(deskAgent.agentId());
    }

    /** A conversation that requires a senior agent waits for one only while a suitable one is present. */
    static boolean needsSenior(QueuedConversation waiting, List<DeskAgent> seniors) {
        return waiting.request().senior() && seniors.stream().anyMatch(deskAgent -> suits(deskAgent, waiting));
    }

    private Comparator<DeskAgent> ranking(QueuedConversation waiting) {
        return Stream.concat(
                        criteria.stream().map(criterion -> better(criterion, waiting.request())),
                        Stream.of(Comparator.comparing(
                                (DeskAgent deskAgent) -> deskAgent.agentId().value())))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    /** Sorts the better candidate first. For LONGEST_IDLE, agents without an assignment so far come first. */
    private static Comparator<DeskAgent> better(RoutingCriterion criterion, ConversationQueued request) {
        return switch (criterion) {
            case CONTACT_PERSON ->
                Comparator.comparing(deskAgent -> !deskAgent.agentId().equals(request.contactPerson()));
            case SPARE_CAPACITY -> Comparator.comparing(DeskAgent::spare).reversed();
            case LONGEST_IDLE ->
                Comparator.comparing(DeskAgent::lastAssigned, Comparator.nullsFirst(Comparator.naturalOrder()));
        };
    }

    private Map<String, String> inputs(QueuedConversation waiting, List<DeskAgent> ranked, boolean needsSenior) {
        var request = waiting.request();
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("criterion", decisive(waiting, ranked));
        inputs.put("tier", request.tier().name());
        inputs.put("priority", request.priority().name());
        inputs.put("waitingSince", request.at().toString());
        inputs.put("skills", String.join(",", request.skills()));
        inputs.put("senior", String.valueOf(request.senior()));
        if (request.senior() && !needsSenior) inputs.put("seniorAbsent", "true");
        if (request.contactPerson() != null) {
            inputs.put("contactPerson", request.contactPerson().value());
        }
        if (!waiting.declinedBy().isEmpty()) inputs.put("declinedBy", names(waiting.declinedBy()));
        if (!waiting.lapsedBy().isEmpty()) inputs.put("lapsedBy", names(waiting.lapsedBy()));
        return inputs;
    }

    /** Returns the first criterion that separates the chosen agent from the second-best. */
    private String decisive(QueuedConversation waiting, List<DeskAgent> ranked) {
        if (ranked.size() == 1) return "ONLY_CANDIDATE";
        return criteria.stream()
                .filter(criterion -> better(criterion, waiting.request()).compare(ranked.get(0), ranked.get(1)) != 0)
                .map(RoutingCriterion::name)
                .findFirst()
                .orElse(LAST_RESORT);
    }

    private static String names(List<AgentId> agents) {
        return String.join(",", agents.stream().map(AgentId::value).toList());
    }
}
