package io.sagadesk.command.desk;

import io.sagadesk.api.Decision;
import io.sagadesk.api.desk.AgentId;
import io.sagadesk.api.desk.Candidate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is offered a conversation that waits. */
final class RoutingPolicy {

    private final RoutingRules rules;

    RoutingPolicy(RoutingRules rules) {
        this.rules = rules;
    }

    /**
     * The outcome and what led to it.
     *
     * @param candidates all who were eligible, the best first
     */
    record Choice(AgentId agentId, Decision because, List<Candidate> candidates) {}

    /** Empty where nobody is eligible. */
    Optional<Choice> choose(Case waiting, List<Seat> seats) {
        var ranked = seats.stream()
                .filter(seat -> isEligible(seat, waiting))
                .sorted(ranking(waiting))
                .toList();
        if (ranked.isEmpty()) return Optional.empty();
        var because = new Decision(RoutingRules.RULE, rules.version(), inputs(waiting, ranked));
        var candidates = ranked.stream().map(Seat::asCandidate).toList();
        return Optional.of(new Choice(ranked.get(0).agentId(), because, candidates));
    }

    static boolean isEligible(Seat seat, Case waiting) {
        return seat.takesWork()
                && (seat.senior() || !waiting.request().senior())
                && seat.skills().containsAll(waiting.request().skills())
                && !waiting.declinedBy().contains(seat.agentId());
    }

    private Comparator<Seat> ranking(Case waiting) {
        return rules.criteria().stream()
                .map(criterion -> criterion.better(waiting.request()))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private Map<String, String> inputs(Case waiting, List<Seat> ranked) {
        var request = waiting.request();
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("criterion", decisive(waiting, ranked));
        inputs.put("tier", request.tier().name());
        inputs.put("priority", request.priority().name());
        inputs.put("waitingSince", request.at().toString());
        inputs.put("skills", String.join(",", request.skills()));
        inputs.put("senior", String.valueOf(request.senior()));
        if (request.contactPerson() != null) {
            inputs.put("contactPerson", request.contactPerson().value());
        }
        if (!waiting.declinedBy().isEmpty()) inputs.put("declinedBy", names(waiting.declinedBy()));
        return inputs;
    }

    /** The first criterion that sets the chosen one apart from the runner-up. */
    private String decisive(Case waiting, List<Seat> ranked) {
        if (ranked.size() == 1) return "ONLY_CANDIDATE";
        return rules.criteria().stream()
                .filter(criterion -> criterion.better(waiting.request()).compare(ranked.get(0), ranked.get(1)) != 0)
                .map(Criterion::name)
                .findFirst()
                .orElseThrow();
    }

    private static String names(List<AgentId> agents) {
        return String.join(",", agents.stream().map(AgentId::value).toList());
    }
}
