package io.sagadesk.testbed.bench.load;

/** A command as an HTTP request. */
public record CommandRequest(String method, String path, String body) {

    public static CommandRequest put(String path, String body) {
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
