package io.sagadesk.replay.bench.commands;

import java.util.List;

/** An agent at a desk, who alone has a skill: so it is known beforehand whom the desk will choose. */
record Seat(String desk, String agent, String skill) {

    private static final int SEATS = 8; // at each desk
    private static final int CAPACITY = 100; // what a client leaves unfinished takes no room that it needs

    /** The seat of a client; several share a desk. */
    static Seat of(String prefix, int client) {
        return new Seat("/v1/desks/" + prefix + "-" + client / SEATS, prefix + "-" + client, "skill-" + client);
    }

    /** What has to be done before anybody is served. */
    List<Request> opening() {
        return List.of(Request.put(desk, """
                        {"name":"Customer service"}"""), Request.put(desk + "/agents/" + agent, """
                        {"skills":["%s"],"capacity":%s,"senior":false}""".formatted(skill, CAPACITY)));
    }
}
