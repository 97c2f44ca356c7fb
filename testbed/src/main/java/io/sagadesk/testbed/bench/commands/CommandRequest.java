package io.sagadesk.testbed.bench.commands;

/** A command as an HTTP request. */
record CommandRequest(String method, String path, String body) {

    static CommandRequest put(String path, String body) {
        return new CommandRequest("PUT", path, body);
    }

    static CommandRequest post(String path, String body) {
        return new CommandRequest("POST", path, body);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
