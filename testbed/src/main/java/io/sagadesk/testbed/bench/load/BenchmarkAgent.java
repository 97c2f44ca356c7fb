package io.sagadesk.testbed.bench.load;

import java.util.List;

/**
 * An agent at a desk, with a skill that no other agent has, so that the agent whom the desk will choose is known in
 * advance.
 */
record BenchmarkAgent(String desk, String agent, String skill) {

    private static final int AGENTS_PER_DESK = 8;
    private static final int CAPACITY = 100; // large, so that unfinished conversations of a client do not block it

    /** The agent of a client; several agents share a desk. */
    static BenchmarkAgent of(String prefix, int client) {
        return new BenchmarkAgent(
                "/v1/desks/" + prefix + "-" + client / AGENTS_PER_DESK, prefix + "-" + client, "skill-" + client);
    }

    /** The commands that open the desk and sign the agent in. */
    List<CommandRequest> setup() {
        return List.of(CommandRequest.put(desk, """
                        {"name":"Customer service"}"""), CommandRequest.put(desk + "/agents/" + agent, """
                        {"skills":["%s"],"capacity":%s,"senior":false}""".formatted(
                        skill, CAPACITY)));
    }
}
