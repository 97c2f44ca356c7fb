package io.sagadesk.testbed.bench.commands;

import java.util.List;

/** An agent at a desk, who alone has a skill: so it is known beforehand whom the desk will choose. */
record BenchmarkAgent(String desk, String agent, String skill) {

    private static final int SEATS = 8; // at each desk
    private static final int CAPACITY = 100; // what a client leaves unfinished takes no room that it needs

    /** The seat of a client; several share a desk. */
    static BenchmarkAgent of(String prefix, int client) {
        return new BenchmarkAgent(
                "/v1/desks/" + prefix + "-" + client / SEATS, prefix + "-" + client, "skill-" + client);
    }

    /** What has to be done before anybody is served. */
    List<CommandRequest> opening() {
        return List.of(CommandRequest.put(desk, """
                        {"name":"Customer service"}"""), CommandRequest.put(desk + "/agents/" + agent, """
                        {"skills":["%s"],"capacity":%s,"senior":false}""".formatted(
                        skill, CAPACITY)));
    }
}
