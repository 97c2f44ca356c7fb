package io.sagadesk.command.desk;

import java.util.List;

/**
 * What the rule of routing leaves open, by version.
 *
 * @param version of the published policy; 0 is built in
 * @param criteria by which the eligible agents are told apart, the weightiest first and {@code AGENT_ID} last
 */
record RoutingRules(int version, List<Criterion> criteria) {

    static final String RULE = "routing";

    static final RoutingRules BUILT_IN = new RoutingRules(0, List.of(Criterion.values()));
}
